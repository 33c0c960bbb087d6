"""A child that takes one job after another, until a limit strikes or it has grown.

A fork costs little, but what the child then touches is copied page by page: for work
of a few milliseconds that is more than the work itself.
"""

import contextlib
import os
import select
import signal
import struct
import time
from typing import NoReturn

from positions.sandbox.confinement import (
    address_space,
    give_up_rights,
    peak_of_memory,
    run_confined,
)
from positions.sandbox.handler import Answer, Job, JobHandler
from positions.sandbox.limits import limits_of
from positions.sandbox.messages import read_message, write_message

# A child that has ever been so much larger than at its fork is let go: what it may
# use for a job must not depend on the jobs before.
_GROWN = 32_000_000
WORN = "worn"
# A child that has closed its pipe may take a moment to end.
_PATIENCE = 2.0
_MOST_OPEN = 64


class LastingChild:
    """Forks a child when there is a job and none lives; `retire` ends it."""

    def __init__(self, handler: JobHandler) -> None:
        self._handler = handler
        self._child: _Running | None = None

    def run(self, job: Job, body: bytes) -> Answer:
        """The answer to the job, or the reason why there is none."""
        if self._child is None or self._child.status() is not None:
            self.retire()
            self._child = _Running(self._handler)
        try:
            answer = self._child.exchange(job, body, limits_of(job).wall_seconds)
        except TimeoutError:
            self.retire()
            return self._handler.too_long()
        except (OSError, EOFError, ValueError, struct.error):
            status = self._child.status(patience=_PATIENCE) or 0
            self.retire()
            return self._handler.ended(status)
        if answer.pop(WORN, False):
            self.retire()
        return answer

    def retire(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._child.end()
        self._child = None


class _Running:
    """A forked child with a pipe to it and one from it."""

    def __init__(self, handler: JobHandler) -> None:
        for_jobs, jobs = os.pipe()
        answers, for_answers = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            _be_the_child(handler, for_jobs, for_answers)
        os.close(for_jobs)
        os.close(for_answers)
        self._jobs = os.fdopen(jobs, "wb")
        self._answers = answers
        self._status: int | None = None

    def exchange(self, job: Job, body: bytes, seconds: float) -> Answer:
        """Raises TimeoutError, or EOFError or OSError if the child is gone."""
        ends = time.monotonic() + seconds
        write_message(self._jobs, job, body)
        return read_message(_InTime(self._answers, ends))[0]

    def status(self, patience: float = 0.0) -> int | None:
        """What `waitpid` gives once the child has ended; None while it lives."""
        ends = time.monotonic() + patience
        while self._status is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._status = status
            elif time.monotonic() > ends:
                break
            else:
                time.sleep(0.005)
        return self._status

    def end(self) -> None:
        """Kill it if it lives, and collect it."""
        if self.status() is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        with contextlib.suppress(OSError):
            self._jobs.close()
        os.close(self._answers)


class _InTime:
    """Reads from a pipe up to a moment; raises TimeoutError after it."""

    def __init__(self, descriptor: int, ends: float) -> None:
        self._descriptor = descriptor
        self._ends = ends

    def read(self, count: int) -> bytes:
        """`count` bytes, or fewer if the other side is gone."""
        data = bytearray()
        while len(data) < count:
            left = max(0.0, self._ends - time.monotonic())
            if not select.select([self._descriptor], [], [], left)[0]:
                raise TimeoutError
            chunk = os.read(self._descriptor, count - len(data))
            if not chunk:
                break
            data += chunk
        return bytes(data)


def _be_the_child(handler: JobHandler, for_jobs: int, for_answers: int) -> NoReturn:
    """The child ends here, when the server goes or a signal comes."""
    with contextlib.suppress(BaseException):
        _keep_only(for_jobs, for_answers)
        give_up_rights()
        at_fork = address_space()
        with os.fdopen(for_jobs, "rb") as jobs, os.fdopen(for_answers, "wb") as answers:
            while True:
                job, body = read_message(jobs)
                answer = run_confined(handler, job, body, for_good=False)
                signal.alarm(0)
                answer[WORN] = peak_of_memory() > at_fork + _GROWN
                write_message(answers, answer)
    os._exit(0)


def _keep_only(*kept: int) -> None:
    """Let go of the server's own pipes: they must close when it dies."""
    for descriptor in range(3, _MOST_OPEN):
        if descriptor not in kept:
            with contextlib.suppress(OSError):
                os.close(descriptor)
