"""A new language is data: two files, and a migration that names it in the choices."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

HERE = Path(__file__).parent


class Copy:
    """The project as it stands, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "copy"
        unwanted = shutil.ignore_patterns("__pycache__", "static")
        for name in ("dashboard", "positions", "templates"):
            shutil.copytree(REPOSITORY / name, self.folder / name, ignore=unwanted)
        shutil.copy(REPOSITORY / "manage.py", self.folder)
        self._files = self._listed()
        self._environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "dashboard.settings",
            "PARLEY_VAR": str(folder / "var"),
            "DATABASE_URL": "",
            "PYTHONPATH": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def _listed(self) -> set[str]:
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)) for path in files}

    @property
    def new_files(self) -> list[str]:
        return sorted(self._listed() - self._files)

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def with_esperanto(tmp_path_factory) -> Copy:
    copy = Copy(tmp_path_factory.mktemp("language"))
    given = HERE / "esperanto"
    inside = copy.folder / "positions"
    shutil.copy(given / "profile.toml", inside / "languages" / "eo.toml")
    shutil.copy(given / "grammar.toml", inside / "extraction" / "words" / "eo.toml")
    copy.run("manage.py", "makemigrations", "positions", "--name", "esperanto")
    return copy


def next_migration() -> str:
    """The number after the last one of today."""
    folder = REPOSITORY / "positions" / "migrations"
    return f"{max(int(path.name[:4]) for path in folder.glob('0*.py')) + 1:04}"


def test_two_data_files_and_one_migration_add_a_language(with_esperanto):
    assert with_esperanto.new_files == [
        "positions/extraction/words/eo.toml",
        "positions/languages/eo.toml",
        f"positions/migrations/{next_migration()}_esperanto.py",
    ]


def test_the_new_language_is_read_coded_stored_and_doubted(with_esperanto):
    with_esperanto.run("manage.py", "migrate", "--verbosity", "0")

    probe = (HERE / "probe.py").read_text("utf-8")
    printed = with_esperanto.run("manage.py", "shell", "-v", "0", "-c", probe)

    can = json.loads(printed)

    assert can == {
        "languages": ["en", "uk", "ru", "fr", "de", "eo"],
        "detected": "eo",
        "sentences": 2,
        "proposed": [["VAR", "keep"], ["TOL", "tear_down"]],
        "author": "Ana Petro",
        "doubts": [
            "No cue word of this option stands in the quote.",
            "A negation stands in the quote: “neniam”.",
        ],
    }
