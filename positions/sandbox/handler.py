"""What a kind of work is: its jobs, and how those that fail are told of."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Job = dict[str, Any]
Answer = dict[str, Any]


def no_preparation(_job: Job, _body: bytes) -> None:
    """For work that needs nothing but its job."""


@dataclass(frozen=True)
class JobHandler:
    """What a server does.

    `run` gives the answer to a job with its body, in a child. `warm_up` loads what
    every job needs, and `prepare` what the jobs to come need, both in the server.
    `doing` ("Reading the page") and `failed` ("The page could not be read") begin
    the reasons of jobs that end without an answer. A child that `lasts` takes one
    job after another until a limit strikes; only for work in plain Python, which
    an input cannot leave broken.
    """

    run: Callable[[Job, bytes], Answer]
    warm_up: Callable[[], None]
    doing: str
    failed: str
    prepare: Callable[[Job, bytes], None] = no_preparation
    lasts: bool = False

    def failure(self, error: BaseException) -> Answer:
        return {"reason": f"{self.failed} ({type(error).__name__})."}

    def too_much_memory(self) -> Answer:
        return {"reason": f"{self.doing} needs too much memory; it is too complex."}

    def too_long(self) -> Answer:
        """With "passing": it may end otherwise on a machine that is less busy."""
        reason = f"{self.doing} took too long; it is too complex."
        return {"reason": reason, "passing": True}

    def ended(self, status: int) -> Answer:
        """Of a child that left no answer; `status` is what `waitpid` gave."""
        if not os.WIFSIGNALED(status):
            return {"reason": f"{self.doing} ended without an answer."}
        number = os.WTERMSIG(status)
        if number == signal.SIGALRM:
            return self.too_long()
        if number in {signal.SIGXCPU, signal.SIGKILL}:
            what = "took too much computing time; it is too complex."
        else:
            what = f"ended in a crash (signal {number})."
        return {"reason": f"{self.doing} {what}"}
