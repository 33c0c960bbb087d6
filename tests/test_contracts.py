"""Each import contract is proven by a deliberate violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

VIOLATIONS = [
    pytest.param(
        "positions/readers/stray.py",
        "import dashboard.asking.htmx",
        "The web knows the domain",
        id="the domain imports the web",
    ),
    pytest.param(
        "positions/actions/stray.py",
        "import positions.tasks",
        "imports only go down",
        id="an action imports the tasks",
    ),
    pytest.param(
        "positions/extraction/stray.py",
        "import positions.analysis.coded",
        "imports only go down",
        id="extraction knows analysis",
    ),
    pytest.param(
        "positions/utils.py",
        "",
        "imports only go down",
        id="a module without a place",
    ),
    pytest.param(
        "positions/analysis/stray.py",
        "import django",
        "The core is plain Python",
        id="Django in the core",
    ),
    pytest.param(
        "dashboard/asking/forms.py",
        "import dashboard.views",
        "Inside dashboard",
        id="a form imports the views",
    ),
    pytest.param(
        "dashboard/charts/stray.py",
        "import positions.models",
        "Charts do not touch",
        id="a chart reads the database",
    ),
]


def lint(folder: Path) -> subprocess.CompletedProcess:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copied(tmp_path):
    for name in ("dashboard", "positions"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_are_kept(copied):
    result = lint(copied)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("path", "line", "contract"), VIOLATIONS)
def test_a_violation_is_caught(copied, path, line, contract):
    stray = copied / path
    if not stray.parent.exists():
        stray = copied / path.replace("charts/stray", "charts")
    before = stray.read_text("utf-8") if stray.exists() else ""
    stray.write_text(f"{before}\n{line}\n", encoding="utf-8")

    result = lint(copied)

    assert result.returncode == 1
    broken = [row for row in result.stdout.splitlines() if "BROKEN" in row]
    assert any(contract in row for row in broken), result.stdout
