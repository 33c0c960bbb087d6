"""Which rooms get deliberate faults, and which tests each file answers to."""

import ast
from pathlib import Path

from tests.mutants.faults import Fault, faults_in

# Of a hundred faults, how many each room gets; a room's files take turns.
SHARES = {
    "positions/analysis": 30,
    "positions/actions": 32,
    "positions/exports": 20,
    "dashboard/guarding/access.py": 4,
    "dashboard/settings": 14,
}
# Of the settings, those that keep strangers out.
OF_SECURITY = (
    "SECRET_KEY", "PARLEY_T", "PARLEY_R", "MIDDLEWARE", "CONTENT_SECURITY", "SECURE",
    "SESSION", "CSRF", "X_FRAME", "AUTH", "AXES", "OTP", "IMPORT_EXPORT", "DATA_UPLOAD",
    "PRODUCTION", "FORCE_SCRIPT",
)  # fmt: skip
ACTIONS = "tests/positions/actions"
REVIEW = f"{ACTIONS}/test_review_statement.py"
IMPORTS = f"{ACTIONS}/imports/test_run.py"
EXPORTS = "tests/positions/exports"
GUARDING = "tests/dashboard/guarding"
# Beside the file that mirrors it, by the longest beginning that fits.
ALSO = {
    "positions/analysis/bounds": ["tests/positions/analysis/test_agreement.py"],
    "positions/analysis/coded": ["tests/positions/analysis/test_in_force.py"],
    "positions/analysis/comparison": [f"{EXPORTS}/test_measure_columns.py"],
    "positions/analysis/network": ["tests/positions/analysis/test_network_text.py"],
    "positions/actions/acting": [f"{ACTIONS}/test_audit.py"],
    "positions/actions/backup": ["tests/positions/commands/test_backup_under_load.py"],
    "positions/actions/codebook": [f"{ACTIONS}/test_merge.py"],
    "positions/actions/colleagues": [
        "tests/dashboard/test_double_coding.py",
        "tests/dashboard/test_corrections.py",
        "tests/dashboard/test_review_pages.py",
    ],
    "positions/actions/decision": [REVIEW, "tests/dashboard/test_review_pages.py"],
    "positions/actions/exchange": [f"{EXPORTS}/test_statements_round_trip.py"],
    "positions/actions/integrity": ["tests/positions/commands/test_integrity.py"],
    "positions/actions/move": [f"{ACTIONS}/test_merge.py"],
    "positions/actions/own_statement": ["tests/dashboard/test_own_statements.py"],
    "positions/actions/positions": [REVIEW],
    "positions/actions/propose_statements": [IMPORTS],
    "positions/actions/restore_rows": ["tests/positions/admin"],
    "positions/actions/review": ["tests/dashboard/test_review_pages.py"],
    "positions/actions/revision": [REVIEW],
    "positions/actions/roles": [f"{GUARDING}/test_access.py"],
    "positions/actions/audit": [
        f"{ACTIONS}/test_audit.py",
        "tests/positions/models/test_guards.py",
        "tests/positions/commands/test_integrity.py",
    ],
    "positions/actions/feeds": ["tests/dashboard/test_import_pages.py"],
    "positions/actions/imports": [IMPORTS, "tests/dashboard/test_import_pages.py"],
    "positions/actions/seeds": [f"{ACTIONS}/seeds", "tests/seeds"],
    "positions/exports": [EXPORTS],
    "dashboard/settings": [
        f"{GUARDING}/test_production.py",
        f"{GUARDING}/test_log_in_limits.py",
        "tests/dashboard/test_import_pages.py",
    ],
}


def files_of(room: str, tree: Path) -> list[str]:
    """The modules of a room: one file, or all below a folder."""
    if room.endswith(".py"):
        return [room]
    found = [tree / f"{room}.py", *(tree / room).rglob("*.py")]
    return sorted(
        str(path.relative_to(tree))
        for path in found
        if path.exists() and path.name != "__init__.py"
    )


def faults_of(file: str, tree: Path) -> list[Fault]:
    """Every fault that a file may get."""
    source = (tree / file).read_text("utf-8")
    faults = faults_in(source)
    if not file.startswith("dashboard/settings"):
        return faults
    lines = {
        line
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]).startswith(OF_SECURITY)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    return [fault for fault in faults if fault.line in lines]


def tests_of(file: str, tree: Path) -> list[str]:
    """The mirroring test files, and those of the table above."""
    path = Path("tests") / file
    mirrors = [path.with_name(f"test_{path.name}")]
    mirrors += [path.with_name(f"test_{path.stem}_properties.py")]
    fits = [name for name in ALSO if file.startswith(name)]
    also = ALSO[max(fits, key=len)] if fits else []
    found = [str(name) for name in mirrors if (tree / name).exists()]
    kept = [name for name in also if (tree / name).exists()]
    return found + [name for name in kept if name not in found]
