"""A flood of log-ins costs as much as the few that are heard; readers are answered."""

import http.client
import threading
import time
from collections import Counter
from contextlib import closing
from urllib.parse import urlencode

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from tests.services.installation import WebProcess, environment, web_process

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]
THREADS, EACH = 12, 40
HEARD = 20
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def cost_of_a_hash() -> float:
    began = time.process_time()
    PBKDF2PasswordHasher().encode("wrong", "salt")
    return time.process_time() - began


def guess(web: WebProcess, first: int, told: Counter[int]) -> None:
    """Forty wrong passwords for forty accounts, one after the other."""
    line = http.client.HTTPConnection("127.0.0.1", web.port, timeout=60)
    with closing(line):
        line.request("GET", "/admin/login/")
        with line.getresponse() as page:
            cookie = page.headers["Set-Cookie"].partition(";")[0]
            page.read()
        headers = FORM | {"Cookie": cookie}
        token = cookie.partition("=")[2]
        for number in range(first, first + EACH):
            sent = {"username": f"person {number}", "password": "wrong"}
            body = urlencode(sent | {"csrfmiddlewaretoken": token})
            line.request("POST", "/admin/login/", body, headers)
            answer = line.getresponse()
            answer.read()
            told[answer.status] += 1


def test_hundreds_of_guesses_at_once_cost_twenty_hashes_and_stop_no_reader(folder):
    told: Counter[int] = Counter()
    read: Counter[int] = Counter()
    with web_process(environment(folder)) as web:
        threads = [
            threading.Thread(target=guess, args=(web, n * EACH, told))
            for n in range(THREADS)
        ]
        before = web.cpu()
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            line = http.client.HTTPConnection("127.0.0.1", web.port, timeout=30)
            with closing(line):
                line.request("GET", "/robots.txt")
                read[line.getresponse().status] += 1
            time.sleep(0.2)
        spent = web.cpu() - before

    one = cost_of_a_hash()
    print(f"{told} of {THREADS * EACH}; {spent:.1f} s of computing, a hash {one:.2f} s")
    assert told[200] == HEARD
    assert set(told) <= {200, 429, 503}
    assert told.total() == THREADS * EACH
    assert read.keys() == {200}
    # All 480 would cost 480 hashes; pages and refusals cost something too.
    assert spent < 3 * HEARD * one
