"""Texts made to keep the coder busy, while readers ask for the front page."""

import json
import time
import urllib.request

import pytest

SUBMIT = """
from django.utils import timezone
from positions.actions.imports import submit_text
from tests.faults.texts import distinct_text
from tests.positions.extraction.long_texts import FAMILIES
now = timezone.now()
texts = {{name: FAMILIES[name].text(280_000) for name in {names!r}}}
texts |= {{"one line": "x" * 204_000, "quick": "The envoys met."}}
for number, (name, text) in enumerate(texts.items()):
    # In English, and no copy of another.
    submit_text(distinct_text(number, 40) + "\\n\\n" + text, now, name=name)
"""
ENDED = """
import json
from positions.models import ImportJob
print(json.dumps(list(ImportJob.objects.values_list("input", "state", "reason"))))
"""
# The dearest of the families, and those that were the worst before.
NAMES = (
    *("short lines", "statements", "statements of many", "points of a list"),
    *("a quotation that is opened in each line", "quotations", "dots", "said X"),
    *("marks on one letter", "lines that were cut at a width", "opening marks"),
)


def seconds_for_the_front_page(port: int) -> float:
    began = time.monotonic()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
        assert answer.status == 200
        answer.read()
    return time.monotonic() - began


@pytest.mark.faults
@pytest.mark.timeout(900)
def test_the_front_page_answers_while_the_worst_texts_are_coded(embedded):
    embedded.settings["PARLEY_LEASE_SECONDS"] = "150"
    embedded.start_embedded()
    seconds_for_the_front_page(embedded.port)
    idle = [seconds_for_the_front_page(embedded.port) for _ in range(20)]
    embedded.script(SUBMIT.format(names=NAMES))
    busy: list[float] = []

    while embedded.untried_imports():
        busy.append(seconds_for_the_front_page(embedded.port))
        time.sleep(0.1)

    ended = json.loads(embedded.script(ENDED))
    print(f"front page: {max(idle):.2f} s idle, {max(busy):.2f} s while coding")
    print(*(f"{name}: {state} {reason}" for name, state, reason in ended), sep="\n")
    assert len(ended) == len(NAMES) + 2
    # A machine that is busy may have to try the dearest of them again.
    assert {state for _, state, _ in ended} <= {"imported", "duplicate", "queued"}
    assert not any("went wrong" in reason for _, _, reason in ended)
    assert {reason for name, _, reason in ended if name == "quick"} == {""}
    assert len(busy) > 10
    # Within a second, and more only on a machine that needs it for an idle page too.
    assert max(busy) < 1.0 + 5 * max(idle)
