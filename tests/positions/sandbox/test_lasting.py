"""A child that lasts: taken again, let go when it has grown, replaced when it is gone."""

import json
import os
import signal
import subprocess
import sys
import time

from tests.conftest import REPOSITORY

# Runs the jobs of its argument in one lasting child and tells who answered each.
HARNESS = """
import json, os, signal, sys, time
from dataclasses import asdict
from positions.sandbox.handler import JobHandler
from positions.sandbox.lasting import LastingChild
from positions.sandbox.limits import ChildLimits

kept = []

def run(job, body):
    exec(body.decode())
    return {"result": os.getpid()}

handler = JobHandler(run, lambda: None, "Reading", "It could not be read", lasts=True)
limits = asdict(ChildLimits(cpu_seconds=1, wall_seconds=5.0, memory_bytes=64_000_000))
lasting = LastingChild(handler)
answers = []
for code in json.loads(sys.argv[1]):
    if code == "kill":
        os.kill(answers[-1]["result"], signal.SIGKILL)
        time.sleep(0.2)
    else:
        answers.append(lasting.run({"limits": limits}, code.encode()))
print(json.dumps(answers), flush=True)
if "stay" in sys.argv:
    time.sleep(60)
"""
HALF_A_SECOND = (
    "ends = time.process_time() + 0.5\nwhile time.process_time() < ends: pass"
)


def answers_to(*jobs: str) -> list[dict]:
    result = subprocess.run(
        [sys.executable, "-c", HARNESS, json.dumps(jobs)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: list[dict] = json.loads(result.stdout)
    return found


def who_answered(*jobs: str) -> list[int]:
    return [answer["result"] for answer in answers_to(*jobs)]


def test_one_child_takes_many_jobs_each_with_all_its_time():
    pids = who_answered(*[HALF_A_SECOND] * 5)

    assert len(set(pids)) == 1


def test_a_child_that_has_grown_is_let_go():
    first, second, third = who_answered("pass", "bytearray(48_000_000)", "pass")

    assert first == second != third


def test_a_child_that_was_killed_meanwhile_costs_no_job():
    first, second = who_answered("pass", "kill", "pass")

    assert first != second


def test_a_job_that_ends_its_child_has_a_reason_and_the_next_has_a_new_one():
    first, second, third = answers_to("pass", "while True: pass", "pass")

    assert second["reason"].startswith("Reading took too")
    assert third["result"] != first["result"]


def test_a_child_ends_with_its_server():
    process = subprocess.Popen(
        [sys.executable, "-c", HARNESS, json.dumps(["pass"]), "stay"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    (answer,) = json.loads(process.stdout.readline())

    process.kill()
    process.wait()

    assert is_gone(answer["result"])
    process.stdout.close()


def is_gone(pid: int) -> bool:
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        try:
            os.kill(pid, signal.SIG_DFL)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
