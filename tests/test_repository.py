"""The repository itself: sizes, lock files, commands that the README names."""

import ast
import re
import subprocess
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.conftest import REPOSITORY

LINES_AT_MOST = 300
CHARACTERS_AT_MOST = 120


def tracked(*patterns: str) -> list[Path]:
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [REPOSITORY / name for name in found.stdout.split("\n") if name]
    return [path for path in paths if path.exists()]


def test_no_source_file_outgrows_300_lines():
    sizes = {
        str(path.relative_to(REPOSITORY)): len(path.read_text("utf-8").splitlines())
        for path in tracked("dashboard/*.py", "positions/*.py")
        if "migrations" not in path.parts
    }

    assert sizes
    assert {name: n for name, n in sizes.items() if n > LINES_AT_MOST} == {}


@pytest.mark.parametrize("suffix", ["html", "css", "js"])
def test_a_change_of_markup_style_or_script_is_one_line_of_a_diff(suffix):
    folders = ("templates", "dashboard/static", "positions/static")
    paths = tracked(*(f"{folder}/*.{suffix}" for folder in folders))
    long = [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > CHARACTERS_AT_MOST
    ]

    assert len(paths) > 3
    assert long == []


def test_lock_files_carry_hashes_and_no_address():
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (REPOSITORY / name).read_text("utf-8")
        pinned = re.findall(r"^[a-z0-9\-_.]+(?:\[.*\])?==", lock, re.MULTILINE)

        assert len(pinned) > 40
        assert lock.count("--hash=sha256:") > len(pinned)
        assert "://" not in lock


def test_the_licence_is_one_in_file_project_and_readme():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    name = project["project"]["license"]
    first_line = (REPOSITORY / "LICENSE").read_text("utf-8").splitlines()[0]

    assert first_line == f"{name} License"
    assert f"[{name} licence](LICENSE)" in (REPOSITORY / "README.md").read_text("utf-8")


def test_hooks_run_what_make_knows():
    hooks = (REPOSITORY / ".pre-commit-config.yaml").read_text("utf-8")
    recipes = (REPOSITORY / "Makefile").read_text("utf-8")
    entries = re.findall(r"^ +entry: (.+)$", hooks, re.MULTILINE)

    assert entries == ["make check", ".venv/bin/python -m tests.commit_message"]
    assert re.search(r"^check:", recipes, re.MULTILINE)


def test_every_dependency_of_the_product_is_locked():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    names = {
        re.match(r"[a-z0-9\-]+", entry)[0]
        for entry in project["project"]["dependencies"]
    }

    assert {name for name in names if f"\n{name}==" not in f"\n{lock}"} == set()


def test_every_dependency_has_its_reason_beside_it():
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    block = text[text.index("dependencies = [") : text.index("[dependency-groups]")]
    entries = [line for line in block.splitlines() if line.strip().startswith('"')]

    assert len(entries) > 20
    assert [line for line in entries if "#" not in line] == []


@pytest.mark.parametrize("page", ["README.md", "seeds/README.md"])
def test_every_command_that_a_page_names_exists(page):
    text = (REPOSITORY / page).read_text("utf-8")
    named = set(re.findall(r"manage\.py (\w+)", text))
    table = text[text.index("| command (") :] if "| command (" in text else ""
    named |= {
        word
        for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for word in re.findall(r"`(\w+)", cell)
    }

    assert named
    assert named - set(get_commands()) == set()


def test_the_two_commands_of_the_readme_are_recipes_of_the_makefile():
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    recipes = (REPOSITORY / "Makefile").read_text("utf-8")
    first_screen = "\n".join(readme.splitlines()[:30])

    for name in ("run", "test"):
        assert f"make {name}" in first_screen
        assert re.search(rf"^{name}:", recipes, re.MULTILINE)


def test_links_between_pages_lead_somewhere():
    for page in tracked("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_decision_is_in_the_index_with_its_date_and_what_was_rejected():
    folder = REPOSITORY / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    listed = re.findall(
        r"^\| (\d+) \| \[(.+)\]\((.+)\) \| ([\d-]+) \|$", index, re.MULTILINE
    )
    written = []
    for page in sorted(folder.glob("[0-9]*.md")):
        text = page.read_text("utf-8")
        number, title = re.match(r"# (\d+)\. (.+)\n", text).groups()
        day = re.search(r"^Date: (\d{4}-\d\d-\d\d)$", text, re.MULTILINE)
        sections = re.findall(r"^## (.+)\n\n\S", text, re.MULTILINE)

        assert page.name.startswith(f"{int(number):03}-"), page.name
        assert day, page.name
        assert sections == ["Decision", "Reasons", "Rejected alternatives"], page.name
        written.append((number, title, page.name, day[1]))

    assert written == listed
    assert len({number for number, *_ in written}) == len(written) > 20


def test_no_safe_filter_or_mark_safe_lets_markup_through():
    for path in tracked("templates/*.html"):
        assert "|safe" not in path.read_text("utf-8"), path.name
    for path in tracked("dashboard/*.py", "positions/*.py"):
        assert "mark_safe" not in path.read_text("utf-8"), path.name


def test_no_template_carries_inline_script_or_style():
    for path in tracked("templates/*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\son\w+=", text), path.name
        assert not re.search(r"\sstyle=", text), path.name
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text), (
            path.name
        )


def test_migrations_are_complete(db):
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_pure_packages_read_no_clock():
    """Time is an argument: no `now()` or `today()` below the actions."""
    for path in tracked("positions/analysis/*.py", "positions/extraction/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"now", "today", "utcnow"}, path.name


def test_no_call_packs_its_arguments_to_look_shorter():
    for path in tracked("dashboard/*.py", "positions/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                packed = [a for a in node.args if isinstance(a, ast.Starred)]
                literal = [a for a in packed if isinstance(a.value, ast.Tuple)]
                assert not literal, f"{path.name}, line {node.lineno}"


def test_no_public_class_name_stands_for_two_things():
    """Names that Django itself looks for inside a class or a module are its own."""
    places = defaultdict(list)
    for path in tracked("dashboard/*.py", "positions/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(str(path.relative_to(REPOSITORY)))

    assert len(places) > 200
    assert {
        name: found
        for name, found in places.items()
        if len(found) > 1 and name not in {"Command", "Media", "Meta", "Migration"}
    } == {}
