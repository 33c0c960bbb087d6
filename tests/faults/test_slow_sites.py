"""Sites that never finish, while other imports and pages go on."""

import json
import time
import urllib.request

import pytest

from tests.hostile_web import HostileWeb

SUBMIT = """
from django.utils import timezone
from positions.actions.imports import submit_text, submit_url
from positions.tasks import run_import
for path in ("/slow-headers", "/slow-body", "/silence"):
    submit_url("{web}" + path, timezone.now())
submit_text("Talks\\n\\nThe envoys of Ukraine and Russia met.", timezone.now(), name="quick")
"""
ENDED = """
import json
from positions.models import ImportJob
job = ImportJob.objects.get(input="quick")
slow = ImportJob.objects.exclude(input="quick")
print(json.dumps([job.state, list(slow.values_list("state", "reason", "attempt"))]))
"""


@pytest.mark.faults
@pytest.mark.timeout(300)
def test_three_endless_sites_leave_room_for_a_text_and_are_cut_in_time(embedded):
    with HostileWeb() as web:
        embedded.settings |= {
            "PARLEY_FETCH_ALLOWED_HOSTS": "127.0.0.1",
            "PARLEY_LEASE_SECONDS": "150",
        }
        embedded.start_embedded()
        embedded.script(SUBMIT.format(web=web.url("")))
        began = time.monotonic()

        still_read: list[bool] = []

        def quick_is_done() -> bool:
            state, slow = json.loads(embedded.script(ENDED))
            still_read[:] = [not reason for _, reason, _ in slow]
            return bool(state == "imported")

        embedded.wait_until(quick_is_done, "the text beside the slow sites")
        quick = time.monotonic() - began
        assert still_read == [True] * 3
        with urllib.request.urlopen(f"http://127.0.0.1:{embedded.port}/") as answer:
            page = answer.status

        def all_were_tried() -> bool:
            _, slow = json.loads(embedded.script(ENDED))
            return all(reason for _, reason, _ in slow)

        embedded.wait_until(all_were_tried, "the slow sites to be cut", 90)

        print(f"the text was imported {quick:.1f} s after three endless sites")
        assert page == 200
        _, slow = json.loads(embedded.script(ENDED))
        assert {(state, attempt) for state, _, attempt in slow} == {("queued", 1)}
        assert all("within 30 seconds" in reason for _, reason, _ in slow)
