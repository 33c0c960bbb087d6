"""The process that parses: `python -m positions.sources.child`.

It imports the parsers once and then forks a disposable child for each job, with
hard limits on memory, computing time and wall-clock time. It has one thread and no
secrets in its environment, so that forking is safe and cheap. Jobs come in on
standard input and answers go out on standard output, one at a time.
"""

import contextlib
import gc
import io
import logging
import os
import resource
import select
import signal
import struct
import sys
import time
from typing import IO, Any, NoReturn

from positions.sources.errors import ParseFailed
from positions.sources.feeds import read_feed
from positions.sources.limits import ParseLimits
from positions.sources.messages import (
    LONGEST_MESSAGE,
    feed_message,
    page_message,
    read_message,
    write_message,
)
from positions.sources.readable import read_page

# What code under attack would try first. Libraries in C are not held by this; the
# resource limits are.
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "urllib.",
)
_CHUNK = 1_000_000
_TOO_LONG = "Reading the page took too long; it is too complex."
_TOO_MUCH_MEMORY = "Reading the page needs too much memory; it is too complex."
_SAMPLE = (
    b"<html><body><article><h1>A page to begin with</h1><p>The parsers load their "
    b"tables with the first text that they read, and this one is long enough to be "
    b"taken for an article, and for English. It was written on 11 March 2025.</p>"
    b"</article></body></html>"
)
_SAMPLE_FEED = b"<rss version='2.0'><channel><title>Sample</title></channel></rss>"


def serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Answer jobs until the caller goes away."""
    while True:
        try:
            job, body = read_message(jobs)
        except EOFError:
            return
        write_message(answers, run_apart(job, body))


def run_apart(job: dict[str, Any], body: bytes) -> dict[str, Any]:
    """Run one job in a forked child and say how it ended, whatever happens to it."""
    limits = ParseLimits(**job["limits"])
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _be_the_child(job, body, limits, writer)
    os.close(writer)
    answer, in_time = _collect(reader, limits.wall_seconds)
    os.close(reader)
    if not in_time:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return _verdict(answer, in_time, status)


def _be_the_child(
    job: dict[str, Any], body: bytes, limits: ParseLimits, writer: int
) -> NoReturn:
    """The child ends here, with its answer written or without."""
    with contextlib.suppress(BaseException):
        _confine(limits)
        message = io.BytesIO()
        write_message(message, _do(job, body, limits))
        with os.fdopen(writer, "wb") as stream:
            stream.write(message.getbuffer())
    os._exit(0)


def _confine(limits: ParseLimits) -> None:
    """Give up what parsing does not need, before any of the input is looked at."""
    for name, most in (
        (resource.RLIMIT_AS, _address_space() + limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(name, (most, most))
    # Should the server be killed, nobody would watch the wall clock.
    signal.alarm(int(limits.wall_seconds) + 2)
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _address_space() -> int:
    """Bytes of address space in use; where the system does not say, a fair guess."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - no pathlib in the child
            return int(statm.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 1_000_000_000


def _do(job: dict[str, Any], body: bytes, limits: ParseLimits) -> dict[str, Any]:
    try:
        return {"result": _parse(job, body, limits)}
    except ParseFailed as failure:
        reason = failure.reason
    except MemoryError:
        reason = _TOO_MUCH_MEMORY
    # The parsers are large and the input is hostile: whatever they raise is an answer.
    except Exception as error:  # noqa: BLE001
        reason = f"The page could not be read ({type(error).__name__})."
    return {"reason": reason}


def _parse(job: dict[str, Any], body: bytes, limits: ParseLimits) -> dict[str, Any]:
    if job["kind"] == "feed":
        return feed_message(read_feed(body, job["content_type"], job["url"], limits))
    return page_message(read_page(body, job["content_type"], job["url"], limits))


def _collect(reader: int, seconds: float) -> tuple[bytes, bool]:
    """What the child wrote until it ended, and whether it ended in time."""
    ends = time.monotonic() + seconds
    answer = bytearray()
    while len(answer) <= LONGEST_MESSAGE:
        left = max(0.0, ends - time.monotonic())
        if not select.select([reader], [], [], left)[0]:
            return b"", False
        chunk = os.read(reader, _CHUNK)
        if not chunk:
            break
        answer += chunk
    return bytes(answer), True


# An answer with "passing" may come out otherwise on a machine that is less busy.
def _verdict(answer: bytes, in_time: bool, status: int) -> dict[str, Any]:
    if not in_time:
        return {"reason": _TOO_LONG, "passing": True}
    with contextlib.suppress(EOFError, ValueError, struct.error):
        message, _ = read_message(io.BytesIO(answer))
        return message
    if os.WIFSIGNALED(status):
        return _reason_of(os.WTERMSIG(status))
    return {"reason": "The parser ended without an answer to this page."}


def _reason_of(number: int) -> dict[str, Any]:
    if number == signal.SIGALRM:
        return {"reason": _TOO_LONG, "passing": True}
    if number in {signal.SIGXCPU, signal.SIGKILL}:
        reason = "Reading the page took too much computing time; it is too complex."
        return {"reason": reason}
    return {"reason": f"The page made the parser crash (signal {number})."}


def load_parsers() -> None:
    """Read a first page: it loads models and tables, which a child could not."""
    read_page(_SAMPLE, "text/html", "https://example.org/", ParseLimits())
    read_feed(_SAMPLE_FEED, "", "https://example.org/", ParseLimits())


def main() -> None:
    """Take the pipes for ourselves, load the parsers, and serve."""
    jobs, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    logging.disable()
    load_parsers()
    gc.collect()
    gc.freeze()
    with os.fdopen(jobs, "rb") as stream, os.fdopen(answers, "wb") as out:
        serve(stream, out)


if __name__ == "__main__":
    main()
