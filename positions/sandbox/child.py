"""The disposable child: one job, forked off, confined, and told of in words."""

import contextlib
import io
import mmap
import os
import select
import signal
import struct
import time
from typing import NoReturn

from positions.sandbox.confinement import give_up_rights, run_confined
from positions.sandbox.handler import Answer, Job, JobHandler
from positions.sandbox.limits import limits_of
from positions.sandbox.messages import LONGEST_MESSAGE, read_message, write_message

_CHUNK = 1_000_000


def run_apart(handler: JobHandler, job: Job, body: bytes | mmap.mmap) -> Answer:
    """Run one job in a forked child and say how it ended, whatever happens to it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _be_the_child(handler, job, body, writer)
    os.close(writer)
    answer, in_time = _collect(reader, limits_of(job).wall_seconds)
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
        give_up_rights()
        message = io.BytesIO()
        write_message(message, run_confined(handler, job, body, for_good=True))
        with os.fdopen(writer, "wb") as stream:
            stream.write(message.getbuffer())
    os._exit(0)


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


def verdict(handler: JobHandler, answer: bytes, in_time: bool, status: int) -> Answer:
    """The child's answer, or the reason why there is none."""
    if not in_time:
        return handler.too_long()
    with contextlib.suppress(EOFError, ValueError, struct.error):
        message, _ = read_message(io.BytesIO(answer))
        return message
    return handler.ended(status)
