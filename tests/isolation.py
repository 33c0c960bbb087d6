"""Loaded before Django: tests never touch a developer's data, keys or files."""

import os
import tempfile
from pathlib import Path

os.environ["PARLEY_VAR"] = tempfile.mkdtemp(prefix="parley-test-")
Path(os.environ["PARLEY_VAR"], "static").mkdir()
# Collecting takes a quarter of a minute: one folder serves every started program.
os.environ["PARLEY_STATIC"] = tempfile.mkdtemp(prefix="parley-test-static-")
for name in ("REDIS_URL", "ALLOWED_HOSTS", "SECRET_KEY", "DEBUG", "PORT"):
    os.environ.pop(name, None)
# The two test processes are measured; the programs that they start run at full speed.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_START", None)
