"""Whatever happens inside a child: it ends, with a reason, and reaches nothing."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from positions.sandbox.pool import Server
from tests.conftest import REPOSITORY

# Runs one job whose work is the code in its body, with limits that a test can wait
# for, and then an ordinary job.
HARNESS = """
import json, sys
from dataclasses import asdict
from positions.sandbox.child import run_apart
from positions.sandbox.handler import JobHandler
from positions.sandbox.lasting import LastingChild
from positions.sandbox.limits import ChildLimits

def run(job, body):
    exec(body.decode())
    return {"result": {"done": True}}

{before}
handler = JobHandler(run, lambda: None, "Reading the page", "The page could not be read")
limits = asdict(ChildLimits(cpu_seconds=1, wall_seconds=2.0, memory_bytes=64_000_000))
lasting = LastingChild(handler)
run_job = {"once": lambda *job: run_apart(handler, *job), "lasting": lasting.run}[sys.argv[2]]
first = run_job({"limits": limits}, sys.argv[1].encode())
second = run_job({"limits": limits}, b"pass")
lasting.retire()
print(json.dumps([first, second]))
"""
# A server that has computed for longer than a child may, and has grown by more.
GROWN = """
import time
kept = [bytearray(1_000_000) for _ in range(150)]
freed = [bytearray(1_000_000) for _ in range(150)]
small = [str(n) for n in range(300_000)]
while time.process_time() < 1.5: pass
del freed, small
"""

# A child for one job, and one that takes the next job too.
KINDS = ("once", "lasting")
TOO_LONG = "took too long"
# On a busy machine the clock on the wall may run out first.
TOO_MUCH_TIME = "too much computing time|took too long"
TOO_MUCH_MEMORY = "needs too much memory"


def run_hostile(code: str, kind: str, before: str = "") -> tuple[str, dict, float]:
    """Reason of the first job, answer of the second, seconds for both."""
    began = time.monotonic()
    result = subprocess.run(
        [sys.executable, "-c", HARNESS.replace("{before}", before), code, kind],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    first, second = json.loads(result.stdout.splitlines()[-1])
    return first.get("reason", "no reason"), second, time.monotonic() - began


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("code", "reason"),
    [
        pytest.param("while True: pass", TOO_MUCH_TIME, id="spins"),
        pytest.param("import time; time.sleep(60)", TOO_LONG, id="sleeps"),
        pytest.param(
            "x = bytearray(400_000_000)", TOO_MUCH_MEMORY, id="one large object"
        ),
        pytest.param("x = [0]\nwhile True: x += x", TOO_MUCH_MEMORY, id="grows"),
        pytest.param("import os; os.kill(os.getpid(), 11)", "crash", id="crashes"),
        pytest.param(
            "import os; os.kill(os.getpid(), 9)", TOO_MUCH_TIME, id="is killed"
        ),
        pytest.param("import os; os._exit(0)", "ended without", id="leaves"),
        pytest.param("raise SystemExit", "ended without", id="exits"),
        pytest.param("f = lambda g: g(g)\nf(f)", "RecursionError", id="recurses"),
        pytest.param("raise ValueError('secret <b>')", r"\(ValueError\)", id="raises"),
        pytest.param(
            "import socket; socket.socket()", "PermissionError", id="connects"
        ),
        pytest.param(
            "import socket; socket.getaddrinfo('example.org', 80)",
            "PermissionError",
            id="asks a resolver",
        ),
        pytest.param(
            "import os; os.system('true')", "PermissionError", id="runs a shell"
        ),
        pytest.param(
            "import subprocess; subprocess.run(['true'])",
            "PermissionError",
            id="spawns",
        ),
        pytest.param(
            "import os, time\nos.closerange(3, 100); time.sleep(60)",
            "took too long|ended without",
            id="closes its pipe and lives on",
        ),
    ],
)
def test_hostile_work_ends_with_a_reason_and_the_next_one_runs(kind, code, reason):
    told, after, seconds = run_hostile(code, kind)

    assert re.search(reason, told), told
    assert after == {"result": {"done": True}, "body_bytes": 0}
    assert seconds < 45


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        pytest.param("x = bytearray(48_000_000)", "no reason", id="has room"),
        pytest.param(
            "x = bytearray(80_000_000)", TOO_MUCH_MEMORY, id="has no more room"
        ),
        pytest.param(
            "import time\nwhile time.process_time() < 0.5: pass",
            "no reason|took too long",
            id="has time",
        ),
        pytest.param("while True: pass", TOO_MUCH_TIME, id="has no more time"),
    ],
)
@pytest.mark.parametrize("before", ["", GROWN], ids=["fresh", "grown"])
@pytest.mark.parametrize("kind", KINDS)
def test_limits_do_not_depend_on_what_went_before(kind, before, code, reason):
    told, after, _ = run_hostile(code, kind, before)

    assert re.search(reason, told), told
    assert after == {"result": {"done": True}, "body_bytes": 0}


# What libxml2 raises when an allocation fails inside of it, and other libraries.
LIBRARY_ERROR = """
class XPathEvalError(Exception): pass
rows = []
try:
    while True: rows.append(bytearray(100_000))
except MemoryError:
    raise XPathEvalError("unknown error")
"""


def test_a_library_that_gives_lack_of_memory_another_name_is_understood():
    told, _, _ = run_hostile(LIBRARY_ERROR, "once")

    assert re.search(TOO_MUCH_MEMORY, told), told


def test_the_message_of_an_error_is_not_passed_on():
    told, _, _ = run_hostile("raise ValueError('secret <b>')", "once")

    assert "secret" not in told


def test_no_file_can_be_written(tmp_path):
    run_hostile(f"open({str(tmp_path / 'planted')!r}, 'w').write('x')", "once")

    planted = tmp_path / "planted"
    assert not planted.exists() or planted.stat().st_size == 0


def test_secrets_of_the_environment_stay_outside(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "planted-secret")

    server = Server("positions.sources.child")

    seen = Path(f"/proc/{server.process.pid}/environ").read_bytes()
    server.stop()
    assert b"planted-secret" not in seen
