"""Requests that are never finished stop neither `make run` nor a web process."""

import http.client
import time
from contextlib import closing
from datetime import date, timedelta

import pytest

from tests.faults.half_requests import crowd_before
from tests.services.installation import environment, web_process

READINGS = 30


def read_pages(port: int) -> list[int]:
    """Statuses of the front page as of many days, each asked on a line of its own."""
    found = []
    for number in range(READINGS):
        day = date(2025, 12, 1) - timedelta(days=number)
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        with closing(line):
            line.request("GET", f"/?as_of={day}")
            found.append(line.getresponse().status)
    return found


def test_make_run_answers_readers_before_500_idle_and_200_dribbling_lines(embedded):
    embedded.start_embedded()

    with crowd_before(embedded.port):
        assert read_pages(embedded.port) == [200] * READINGS


def test_a_web_process_answers_readers_before_such_a_crowd(folder):
    with web_process(environment(folder)) as web, crowd_before(web.port):
        assert read_pages(web.port) == [200] * READINGS


@pytest.mark.faults
def test_the_crowd_is_sent_away_again_and_again_while_readers_are_answered(folder):
    with web_process(environment(folder)) as web, crowd_before(web.port) as crowd:
        ends = time.monotonic() + 60
        statuses: set[int] = set()
        while time.monotonic() < ends:
            statuses |= set(read_pages(web.port))
            time.sleep(1)

        print(f"{crowd.came_back} lines were closed and opened again in a minute")
        assert statuses == {200}
        # Fifteen seconds for headers: each of 700 places was emptied at least twice.
        assert crowd.came_back > 1400
