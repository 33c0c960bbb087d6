"""The disposable child: one job, forked off, confined, and told of in words."""

import contextlib
import io
import mmap
import os
import resource
import select
import signal
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from positions.sandbox.limits import ChildLimits, limits_of
from positions.sandbox.messages import LONGEST_MESSAGE, read_message, write_message

Job = dict[str, Any]
Answer = dict[str, Any]

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
# So near its limit a child has run out of memory, whatever a library calls it.
_NEAR = 4_000_000


def no_preparation(_job: Job, _body: bytes) -> None:
    """For work that needs nothing but its job."""


@dataclass(frozen=True)
class JobHandler:
    """What a server does.

    `run` gives the answer to a job with its body, in a child. `warm_up` loads what
    every job needs, and `prepare` what the jobs to come need, both in the server.
    `doing` ("Reading the page") and `failed` ("The page could not be read") begin
    the reasons of jobs that end without an answer.
    """

    run: Callable[[Job, bytes], Answer]
    warm_up: Callable[[], None]
    doing: str
    failed: str
    prepare: Callable[[Job, bytes], None] = no_preparation


def run_apart(handler: JobHandler, job: Job, body: bytes | mmap.mmap) -> Answer:
    """Run one job in a forked child and say how it ended, whatever happens to it."""
    limits = limits_of(job)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _be_the_child(handler, job, body, writer)
    os.close(writer)
    answer, in_time = _collect(reader, limits.wall_seconds)
    os.close(reader)
    if not in_time:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return verdict(handler, answer, in_time, status)


def _be_the_child(
    handler: JobHandler, job: Job, body: bytes | mmap.mmap, writer: int
) -> NoReturn:
    """The child ends here, with its answer written or without."""
    with contextlib.suppress(BaseException):
        _confine(limits_of(job))
        message = io.BytesIO()
        write_message(message, _do(handler, job, body))
        with os.fdopen(writer, "wb") as stream:
            stream.write(message.getbuffer())
    os._exit(0)


def _confine(limits: ChildLimits) -> None:
    """Give up what the work does not need, before any of the input is looked at."""
    used = int(time.process_time())
    for name, most in (
        (resource.RLIMIT_AS, _address_space() + limits.memory_bytes),
        (resource.RLIMIT_CPU, used + limits.cpu_seconds),
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


def _address_space(line: str = "VmSize:") -> int:
    """Bytes of address space in use; where the system does not say, a fair guess."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123 - no pathlib in the child
            return next(
                int(said.split()[1]) * 1024 for said in status if said.startswith(line)
            )
    except (OSError, StopIteration):
        return 1_000_000_000


def _do(handler: JobHandler, job: Job, body: bytes | mmap.mmap) -> Answer:
    try:
        return handler.run(job, body[:])
    except MemoryError:
        return {"reason": _too_much_memory(handler)}
    # The libraries are large and the input is hostile: whatever they raise is an
    # answer.
    except Exception as error:  # noqa: BLE001
        if _ran_out_of_memory():
            return {"reason": _too_much_memory(handler)}
        return {"reason": f"{handler.failed} ({type(error).__name__})."}


def _ran_out_of_memory() -> bool:
    """Libraries in C give many names to an allocation that failed."""
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    return _address_space("VmPeak:") > most - _NEAR


def _too_much_memory(handler: JobHandler) -> str:
    return f"{handler.doing} needs too much memory; it is too complex."


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
def verdict(handler: JobHandler, answer: bytes, in_time: bool, status: int) -> Answer:
    """The child's answer, or the reason why there is none."""
    if not in_time:
        return _too_long(handler)
    with contextlib.suppress(EOFError, ValueError, struct.error):
        message, _ = read_message(io.BytesIO(answer))
        return message
    if os.WIFSIGNALED(status):
        return _reason_of(handler, os.WTERMSIG(status))
    return {"reason": f"{handler.doing} ended without an answer."}


def _too_long(handler: JobHandler) -> Answer:
    return {
        "reason": f"{handler.doing} took too long; it is too complex.",
        "passing": True,
    }


def _reason_of(handler: JobHandler, number: int) -> Answer:
    if number == signal.SIGALRM:
        return _too_long(handler)
    if number in {signal.SIGXCPU, signal.SIGKILL}:
        what = "took too much computing time; it is too complex."
    else:
        what = f"ended in a crash (signal {number})."
    return {"reason": f"{handler.doing} {what}"}
