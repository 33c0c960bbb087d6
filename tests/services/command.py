"""Management commands as processes of their own, on any database."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

from tests.conftest import REPOSITORY


def own(name: str = "") -> str:
    """The address of the test's database, or of another one on its server."""
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{name or held['NAME']}"
    place = f"{held['USER']}@{held['HOST']}:{held['PORT']}"
    return f"postgres://{place}/{name or held['NAME']}"


def told_by(url: str, var: Path, *command: str) -> str:
    """What a command prints that works on the database at `url`."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=REPOSITORY,
        env=os.environ | {"DATABASE_URL": url, "PARLEY_VAR": str(var)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr
