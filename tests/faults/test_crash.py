"""kill -9 at named stages and at random moments: nothing lost, nothing doubled."""

import json
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY
from tests.faults.parley import Parley
from tests.faults.texts import distinct_text
from tests.hostile_web import HostileWeb, answer
from tests.hostile_web.server import Behaviour

STAGES = ("claimed", "fetched", "parsed", "coded", "storing", "ending", "done")
POISONED = (
    "The import did not end in 3 attempts: the worker died or was stopped each time. "
    "The input may be too heavy to read. Retry it alone, or paste the text instead."
)
REASONS = """
import json
from positions.models import ImportJob
rows = ImportJob.objects.filter(state="failed").values_list("reason", "attempt")
print(json.dumps(list(rows)))
"""


@pytest.fixture
def parley(folder):
    return Parley(folder)


class Pages(HostileWeb):
    """At /7 stands text number 7."""

    def __init__(self, sentences: int) -> None:
        super().__init__()
        self.sentences = sentences

    def behaviour_for(self, path: str) -> Behaviour:
        if not path[1:].isdecimal():
            return super().behaviour_for(path)
        text = distinct_text(int(path[1:]), self.sentences)
        paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        page = f"<html><body><article>{paragraphs}</article></body></html>"
        behaviour: Behaviour = answer(page.encode())
        return behaviour


def crash(parley: Parley, *arguments: str, sentences: int = 30) -> dict:
    with Pages(sentences) as web:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "tests.faults.crash", "--web", web.url("")),
                *("--sentences", str(sentences), *arguments),
            ],
            cwd=REPOSITORY,
            env=parley.environment | {"PARLEY_FETCH_ALLOWED_HOSTS": "127.0.0.1"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    told: dict = json.loads(done.stdout.splitlines()[-1])
    return told


def test_killed_at_each_stage_an_import_ends_once(parley):
    told = crash(parley, "--kills", str(len(STAGES)), "--jobs", "6", "--at", *STAGES)

    assert told["kills"] == len(STAGES)
    parley.assert_all_imported_once(told["given"])


def test_a_text_that_kills_its_worker_is_given_up_and_its_neighbours_go_on(parley):
    crash(parley, "--poison", "--jobs", "9")

    assert json.loads(parley.script(REASONS)) == [[POISONED, 3]]
    ledger = parley.ledger()
    assert ledger["jobs"] == {"imported": 9, "failed": 1}
    parley.manage("check_integrity")


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_two_hundred_kills_at_random_moments_lose_and_double_nothing(parley):
    told = crash(
        parley, "--kills", "200", "--jobs", "120", "--longest", "8", sentences=60
    )

    print(told)
    assert told["kills"] == 200
    parley.assert_all_imported_once(told["given"])


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_five_kills_at_each_stage_lose_and_double_nothing(parley):
    told = crash(parley, "--kills", "35", "--jobs", "6", "--at", *STAGES)

    print(told)
    assert told["kills"] == 35
    parley.assert_all_imported_once(told["given"])
