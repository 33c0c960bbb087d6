"""Whatever a page does to the parser, the child ends and its caller goes on."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from positions.sources import (
    FeedEntry,
    ParsedFeed,
    ParsedPage,
    ParseFailed,
    ParseLimits,
    parse_page,
    stop_servers,
)
from positions.sources import parsing as parsing_module
from positions.sources.child import _verdict, load_parsers, serve
from positions.sources.messages import (
    feed_message,
    feed_of,
    page_message,
    page_of,
    read_message,
    write_message,
)
from positions.sources.parsing import ParseServer
from tests.conftest import REPOSITORY

URL = "https://news.example.org/a"
PAGE = (
    b"<html><body><article><h1>Talks in Istanbul resume</h1><p>The delegations met on "
    b"Monday and agreed to meet again soon, both sides said.</p></article></body></html>"
)
# Runs one job whose "parser" is the code in its body, with limits that a test can
# wait for, and then an ordinary job.
HARNESS = """
import json, sys
from positions.sources import child
from positions.sources.limits import ParseLimits
from dataclasses import asdict

def parse(job, body, limits):
    exec(body.decode())
    return {"done": True}

child._parse = parse
limits = asdict(ParseLimits(cpu_seconds=1, wall_seconds=2.0))
job = {"kind": "page", "content_type": "", "url": "", "limits": limits}
first = child.run_apart(job, sys.argv[1].encode())
second = child.run_apart(job, b"pass")
print(json.dumps([first, second]))
"""

TOO_LONG = "took too long"
# On a busy machine the clock on the wall may run out first.
TOO_MUCH_TIME = "too much computing time|took too long"
TOO_MUCH_MEMORY = "needs too much memory"


def run_hostile(code: str) -> tuple[str, dict, float]:
    """Reason of the first job, answer of the second, seconds for both."""
    began = time.monotonic()
    result = subprocess.run(
        [sys.executable, "-c", HARNESS, code],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    first, second = json.loads(result.stdout.splitlines()[-1])
    return first.get("reason", "no reason"), second, time.monotonic() - began


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
            TOO_LONG,
            id="closes its pipe and lives on",
        ),
    ],
)
def test_a_hostile_parse_ends_with_a_reason_and_the_next_one_runs(code, reason):
    told, after, seconds = run_hostile(code)

    assert re.search(reason, told), told
    assert after == {"result": {"done": True}, "body_bytes": 0}
    assert seconds < 10


def test_the_message_of_an_error_is_not_passed_on():
    told, _, _ = run_hostile("raise ValueError('secret <b>')")

    assert "secret" not in told


def test_no_file_can_be_written(tmp_path):
    run_hostile(f"open({str(tmp_path / 'planted')!r}, 'w').write('x')")

    planted = tmp_path / "planted"
    assert not planted.exists() or planted.stat().st_size == 0


def test_secrets_of_the_environment_stay_outside(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "planted-secret")

    server = ParseServer()

    seen = Path(f"/proc/{server.process.pid}/environ").read_bytes()
    server.stop()
    assert b"planted-secret" not in seen


def test_a_server_that_died_is_replaced_without_a_word():
    parse_page(PAGE, "text/html", URL)
    (server,) = parsing_module._idle[-1:]
    os.kill(server.process.pid, signal.SIGKILL)
    time.sleep(0.1)

    assert parse_page(PAGE, "text/html", URL).title == "Talks in Istanbul resume"


def test_a_server_that_dies_during_the_job_is_replaced(monkeypatch):
    stop_servers()
    parse_page(PAGE, "text/html", URL)
    (server,) = parsing_module._idle
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
    parse_page(PAGE, "text/html", URL)
    ended: list[str] = []

    def work() -> None:
        try:
            parse_page(slow, "text/html", URL, limits)
        except ParseFailed as failure:
            ended.append(failure.reason)

    thread = threading.Thread(target=work)
    thread.start()
    began = time.monotonic()
    parse_page(PAGE, "text/html", URL)
    took = time.monotonic() - began
    thread.join()

    assert took < 3.0


# The test run has threads of its own; the real server has one.
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
def test_the_server_answers_jobs_in_order_until_its_caller_goes():
    limits = asdict(ParseLimits())
    rss = b"<rss version='2.0'><channel><title>F</title></channel></rss>"
    jobs = io.BytesIO()
    for kind, body in (("page", PAGE), ("feed", rss), ("page", b""), ("feed", PAGE)):
        job = {"kind": kind, "content_type": "", "url": URL, "limits": limits}
        write_message(jobs, job, body)
    jobs.write(b"\0\0")
    jobs.seek(0)
    answers = io.BytesIO()
    load_parsers()

    serve(jobs, answers)

    answers.seek(0)
    told = [read_message(answers)[0] for _ in range(4)]
    assert [answer.get("reason", "read") for answer in told[:2]] == ["read", "read"]
    assert page_of(told[0]["result"]).title == "Talks in Istanbul resume"
    assert feed_of(told[1]["result"]).title == "F"
    assert told[2]["reason"] == "The page is empty."
    assert told[3]["reason"] == "This is not a feed (RSS, Atom or JSON Feed)."
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
    verdict = _verdict(answer, in_time, status)

    assert told in verdict["reason"]
    assert ("passing" in verdict) is passing


def test_values_survive_the_way_through_the_pipe():
    page = ParsedPage(
        title="Мир",
        text="Мир\n\n\u202eдалеко",
        published_on=date(2025, 5, 16),
        provenance={"title": "h1"},
        feeds=("https://news.example.org/feed",),
    )
    entry = FeedEntry("1", URL, "T", datetime(2025, 5, 16, 18, 3, tzinfo=UTC), "S")
    feed = ParsedFeed(
        "F", URL, (entry, FeedEntry("", "", "", None, "")), truncated=True
    )

    for value in (page, ParsedPage(is_feed=True)):
        assert page_of(through_a_pipe(page_message(value))) == value
    assert feed_of(through_a_pipe(feed_message(feed))) == feed


def through_a_pipe(result: dict) -> dict:
    pipe = io.BytesIO()
    write_message(pipe, {"result": result})
    pipe.seek(0)
    received: dict = read_message(pipe)[0]["result"]
    return received


def test_importing_the_package_loads_no_parser():
    script = (
        "import sys, positions.sources; print([m for m in "
        "('trafilatura', 'feedparser', 'lxml', 'py3langid') if m in sys.modules])"
    )

    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout.strip() == "[]"
