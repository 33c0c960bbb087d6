"""The server process: loads what the work needs once, then forks a child a job.

It has one thread and no secrets in its environment, so that forking is safe and
cheap. Jobs come in on standard input and answers go out on standard output, one at
a time.
"""

import gc
import logging
import mmap
import os
from typing import IO

from positions.sandbox.child import run_apart
from positions.sandbox.handler import Answer, Job, JobHandler
from positions.sandbox.lasting import LastingChild
from positions.sandbox.messages import receive_job, write_message

PREPARE = "prepare"


def run_server(handler: JobHandler) -> None:
    """Take the pipes for ourselves, warm up, and answer until the caller goes."""
    jobs, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    logging.disable()
    handler.warm_up()
    _settle()
    with os.fdopen(jobs, "rb") as stream, os.fdopen(answers, "wb") as out:
        write_message(out, {"ready": True})
        serve(handler, stream, out)


def serve(handler: JobHandler, jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Answer jobs until the caller goes away."""
    lasting = LastingChild(handler)
    while True:
        try:
            job, body = receive_job(jobs)
        except EOFError:
            lasting.retire()
            return
        if job["kind"] == PREPARE:
            lasting.retire()
            answer = _prepared(handler, job, body[:])
        elif handler.lasts:
            answer = lasting.run(job, body[:])
        else:
            answer = run_apart(handler, job, body)
        write_message(answers, answer)
        if isinstance(body, mmap.mmap):
            body.close()


def _prepared(handler: JobHandler, job: Job, body: bytes) -> Answer:
    handler.prepare(job, body)
    _settle()
    return {"result": {}}


def _settle() -> None:
    """What is loaded stays: children share it, and need not look through it."""
    gc.collect()
    gc.freeze()
