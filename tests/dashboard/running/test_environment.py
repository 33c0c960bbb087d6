"""A wrong setting stops the start with one plain line that names it."""

import os
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY


def start(tmp_path, **changes):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    environment |= {"PARLEY_VAR": str(tmp_path / "var")} | changes
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"PORT": "eighty"}, "PORT must be a number from 1 to 65535, but is 'eighty'"),
        ({"DEBUG": "perhaps"}, "DEBUG must be 1 or 0, but is 'perhaps'"),
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL must begin with sqlite://"),
        ({"REDIS_URL": "http://x"}, "REDIS_URL must begin with redis://"),
        ({"ALLOWED_HOSTS": "a b"}, "ALLOWED_HOSTS holds 'a b', which is no host name"),
        (
            {"ALLOWED_HOSTS": "parley.example"},
            "SECRET_KEY must be set when ALLOWED_HOSTS names other hosts",
        ),
        (
            {"PARLEY_TRUSTED_PROXIES": "127.0.0.1, proxy"},
            "PARLEY_TRUSTED_PROXIES holds 'proxy', which is no address or network",
        ),
        (
            {"PARLEY_TRUSTED_PROXIES": "0.0.0.0/0"},
            "PARLEY_TRUSTED_PROXIES holds '0.0.0.0/0', which would trust everybody",
        ),
        (
            {"PARLEY_PREFIX": "parley"},
            "PARLEY_PREFIX must be a path such as /parley, but is 'parley'",
        ),
        ({"PARLEY_VAR": "/proc/parley"}, "PARLEY_VAR names a folder that cannot be"),
    ],
)
def test_a_wrong_value_ends_the_start_with_one_line(tmp_path, changes, line):
    result = start(tmp_path, **changes)

    assert result.returncode == 1
    assert result.stderr.startswith(f"Parley cannot start: {line}")
    assert result.stderr.strip().count("\n") == 0


def test_without_any_variable_it_starts(tmp_path):
    result = start(tmp_path)

    assert (result.returncode, result.stderr) == (0, "")


def test_the_key_made_on_ones_own_machine_is_kept_and_private(tmp_path):
    start(tmp_path)
    key = tmp_path / "var" / "secret_key"
    first = key.read_text("utf-8")
    start(tmp_path)

    assert key.read_text("utf-8") == first
    assert len(first) >= 50
    assert key.stat().st_mode & 0o077 == 0
