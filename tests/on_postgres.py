"""Runs the database tests a second time, on a real PostgreSQL.

    python -m tests.on_postgres [pytest arguments]

Without PostgreSQL it says how to enable the run and ends well; in CI it fails.
"""

import os
import subprocess
import sys

from tests.services.found import ENABLE, program
from tests.services.postgres import postgres_server

# The pure packages know no database.
PURE = ("analysis", "extraction", "sources")
TESTS = [
    "tests/positions",
    "tests/dashboard",
    *(f"--ignore=tests/positions/{name}" for name in PURE),
    # `quickstart` brings its own SQLite.
    "--ignore=tests/dashboard/management",
    # So do web processes; and what they are is no matter of the database.
    "--ignore=tests/dashboard/running",
    "--ignore=tests/dashboard/guarding/test_production.py",
    "-m",
    "not faults and not bench and not browser",
    "--numprocesses=2",
]


def main(arguments: list[str]) -> int:
    binary = program("postgres")
    if binary is None:
        print(f"Skipped on PostgreSQL. To enable: {ENABLE['postgres']}")
        return 1 if os.environ.get("CI") else 0
    with postgres_server(binary) as url:
        environment = os.environ | {"DATABASE_URL": url}
        command = [sys.executable, "-m", "pytest", *(arguments or TESTS)]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
