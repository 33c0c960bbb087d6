"""Finds the programs that some tests need; without one, says how to get it."""

import os
import shutil
from pathlib import Path

import pytest

ENABLE = {
    "chromium": "apt-get install chromium",
    "redis-server": "apt-get install redis-server",
    "postgres": "apt-get install postgresql",
    "nginx": "apt-get install nginx-light",
    "openssl": "apt-get install openssl",
}


def program(name: str) -> str | None:
    """Path of an installed program; PostgreSQL keeps its own outside PATH."""
    if name == "postgres":
        homes = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
        if homes:
            return str(homes[-1])
    # Debian keeps servers where only root's PATH leads.
    return shutil.which(name) or shutil.which(name, path="/usr/sbin")


def require(name: str) -> str:
    """The program's path; skips the test without it, fails it in CI."""
    found = program(name)
    if found is None:
        message = f"{name} is not installed; to enable: {ENABLE[name]}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found
