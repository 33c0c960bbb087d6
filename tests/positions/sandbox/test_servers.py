"""Servers: answer each caller, survive their own death, tell ends in words."""

import io
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict

import pytest

from positions.sandbox import ChildLimits, stop_servers
from positions.sandbox.child import verdict
from positions.sandbox.handler import JobHandler
from positions.sandbox.messages import read_message, write_message
from positions.sandbox.server import serve
from positions.sources import ParseLimits, parse_page
from positions.sources.parsing import servers

URL = "https://news.example.org/a"
PAGE = (
    b"<html><body><article><h1>Talks in Istanbul resume</h1><p>The delegations met on "
    b"Monday and agreed to meet again soon, both sides said.</p></article></body></html>"
)


def test_a_server_that_died_is_replaced_without_a_word():
    parse_page(PAGE, "text/html", URL)
    (server,) = servers.idle[-1:]
    os.kill(server.process.pid, signal.SIGKILL)
    time.sleep(0.1)

    assert parse_page(PAGE, "text/html", URL).title == "Talks in Istanbul resume"


def test_a_server_that_dies_during_the_job_is_replaced(monkeypatch):
    stop_servers()
    parse_page(PAGE, "text/html", URL)
    (server,) = servers.idle
    # Stopped, it is alive but does not answer; killed a moment later, it is gone.
    os.kill(server.process.pid, signal.SIGSTOP)
    threading.Timer(0.3, server.process.kill).start()

    assert parse_page(PAGE, "text/html", URL).title == "Talks in Istanbul resume"


def test_threads_parse_side_by_side_each_getting_its_own_answer():
    titles: dict[int, str] = {}

    def work(number: int) -> None:
        page = PAGE.replace(b"Istanbul", b"City %d" % number)
        titles[number] = parse_page(page, "text/html", URL).title

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert titles == {n: f"Talks in City {n} resume" for n in range(4)}


def test_a_slow_page_does_not_hold_up_its_neighbours():
    # Just below the gate, and slow for the text extraction.
    slow = b"<html><body>" + b"<p>word <b>and</b> word " * 16_000 + b"</body></html>"
    limits = ParseLimits(cpu_seconds=3, wall_seconds=4.0)
    stop_servers()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: parse_page(PAGE, "text/html", URL), range(2)))

        held_up = pool.submit(parse_page, slow, "text/html", URL, limits)
        page = parse_page(PAGE, "text/html", URL)

        assert page.title == "Talks in Istanbul resume"
        assert not held_up.done()


def echo(job: dict, body: bytes) -> dict:
    return {"result": {"kind": job["kind"], "body": body.decode(), "known": known[-1]}}


known = [""]
HANDLER = JobHandler(
    run=echo,
    warm_up=lambda: None,
    doing="Reading the page",
    failed="The page could not be read",
    prepare=lambda _job, body: known.append(body.decode()),
)


# The test run has threads of its own; the real server has one.
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
def test_a_server_answers_jobs_in_order_until_its_caller_goes():
    limits = asdict(ChildLimits())
    jobs = io.BytesIO()
    for kind, body in (("a", b"1"), ("prepare", b"words"), ("b", b""), ("c", b"\xff")):
        write_message(jobs, {"kind": kind, "limits": limits}, body)
    jobs.write(b"\0\0")
    jobs.seek(0)
    answers = io.BytesIO()

    serve(HANDLER, jobs, answers)

    answers.seek(0)
    told = [read_message(answers)[0] for _ in range(4)]
    assert [answer.get("result") for answer in told] == [
        {"kind": "a", "body": "1", "known": ""},
        {},
        {"kind": "b", "body": "", "known": "words"},
        None,
    ]
    assert told[3]["reason"] == "The page could not be read (UnicodeDecodeError)."
    with pytest.raises(EOFError):
        read_message(answers)


@pytest.mark.parametrize(
    ("answer", "in_time", "status", "told", "passing"),
    [
        (b"", False, 0, "took too long", True),
        (b"", True, signal.SIGALRM, "took too long", True),
        (b"", True, signal.SIGKILL, "computing time", False),
        (b"", True, signal.SIGSEGV, "crash", False),
        (b"\0\0\0\4{[}]", True, 0, "without an answer", False),
        (b"\xff\xff\xff\xff", True, 0, "without an answer", False),
    ],
)
def test_the_end_of_a_child_is_told_in_words(answer, in_time, status, told, passing):
    ending = verdict(HANDLER, answer, in_time, status)

    assert told in ending["reason"]
    assert ("passing" in ending) is passing
