"""Workers that are killed at chosen and at random moments, many times a minute.

    python -m tests.faults.crash --web http://127.0.0.1:8001 --kills 20 --jobs 120

Run in a folder of its own (PARLEY_VAR). One process has everything loaded and forks
a worker, as Celery's own pool does, kills it with all its children, and forks the
next, until each import has ended; then it prints what the tables say as JSON.
"""

import argparse
import json
import os
import random
import signal
import threading
import time
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")
os.environ["PARLEY_FETCH_ALLOWED_HOSTS"] = "127.0.0.1"
django.setup()

from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from positions import tasks  # noqa: E402
from positions.actions.imports import (  # noqa: E402
    end_worn_out_jobs,
    jobs_to_dispatch,
    retry,
    submit_text,
    submit_upload,
    submit_url,
    take_over,
)
from positions.actions.imports import run as _run  # noqa: E402
from positions.models import ImportJob  # noqa: E402
from tests.faults.texts import distinct_text  # noqa: E402

# Its names are replaced in workers only.
run_module: Any = _run
WORKERS = 2
POISON = "This text kills its worker."
STAGES = ("claimed", "fetched", "parsed", "coded", "storing", "ending", "done")


def page(text: str) -> bytes:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return f"<html><body><article>{paragraphs}</article></body></html>".encode()


def submit(count: int, web: str, sentences: int, first: int = 0) -> None:
    """A third each of texts, files and addresses."""
    now = timezone.now()
    for number in range(first, first + count):
        text = distinct_text(number, sentences)
        if number % 3 == 0:
            submit_text(text, now, name=f"text {number}")
        elif number % 3 == 1:
            submit_upload(page(text), "text/html", now, name=f"{number}.html")
        else:
            submit_url(f"{web}/{number}", now)


def die() -> None:
    os.killpg(os.getpgrp(), signal.SIGKILL)


def set_trap(stage: str) -> None:
    """In a forked worker: die when the first import reaches the stage."""
    if stage == "storing":
        real_propose = run_module.propose_statements

        def half(*args):
            real_propose(*args)
            die()

        run_module.propose_statements = half
    elif stage == "ending":
        run_module._end = lambda *_: die()
    elif stage == "claimed":
        run_module.obtain = lambda *_: die()
    elif stage != "done":
        real = run_module.report_progress

        def report(job, reached):
            real(job, reached)
            if reached == stage:
                die()

        run_module.report_progress = report


def set_poison() -> None:
    real = run_module.code_text

    def code_text(text, *args, **kwargs):
        if POISON in text:
            die()
        return real(text, *args, **kwargs)

    run_module.code_text = code_text


def work(stage: str) -> None:
    """A worker's life: take what waits until nothing does."""
    now = timezone.now()
    take_over(now)
    end_worn_out_jobs(timezone.now() + timedelta(milliseconds=1))
    keys = jobs_to_dispatch(timezone.now())

    def share(mine):
        for key in mine:
            tasks.run_import(key)
            if stage == "done":
                die()

    # One thread may be in a long stage while the other writes, as in a real worker.
    threads = [
        threading.Thread(target=share, args=(keys[n::WORKERS],)) for n in range(WORKERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os._exit(0)


def fork_worker(stage: str = "") -> int:
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            os.setpgid(0, 0)
            set_poison()
            if stage:
                set_trap(stage)
            work(stage)
        finally:
            os._exit(1)
    return child


def kill_after(child: int, seconds: float) -> bool:
    """True if the worker was killed, False if it had ended before."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.005)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def warm_up() -> None:
    """Load what a worker has loaded after its first text; forks inherit it."""
    run_module.current_lexicon()
    run_module.detect_language(distinct_text(0, 5))


def open_jobs() -> int:
    return ImportJob.objects.open().count()


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--web", required=True, help="where /NUMBER is that text")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=120, help="how many in a round")
    parser.add_argument("--sentences", type=int, default=120)
    parser.add_argument("--longest", type=float, default=1.2, help="life in seconds")
    parser.add_argument("--at", nargs="*", default=[], choices=STAGES)
    parser.add_argument("--poison", action="store_true")
    return parser.parse_args()


def kill_in_a_round(asked: argparse.Namespace, chance: random.Random, done: int) -> int:
    """Kill workers while imports wait; return how often."""
    if asked.at:
        os.waitpid(fork_worker(asked.at[done % len(asked.at)]), 0)
        return 1
    kills, left = 0, asked.kills - done
    while kills < left and open_jobs():
        kills += kill_after(fork_worker(), chance.uniform(0.05, asked.longest))
    return kills


def give_another_chance() -> int:
    """Retry what was killed three times by chance; poison stays given up."""
    worn = ImportJob.objects.filter(state="failed").exclude(input="poison")
    keys = list(worn.values_list("pk", flat=True))
    return sum(retry(key, timezone.now()) for key in keys)


def recover() -> float:
    """Seconds until workers that nobody kills have brought every import to its end."""
    began = time.monotonic()
    while open_jobs():
        os.waitpid(fork_worker(), 0)
        assert time.monotonic() - began < 300, "the imports do not end"
    return round(time.monotonic() - began, 1)


def main() -> None:
    asked = read_arguments()
    chance = random.Random(asked.seed)
    kills = given = given_up = 0
    recoveries: list[float] = []
    warm_up()
    if asked.poison:
        submit_text(f"Headline\n\n{POISON}", timezone.now(), name="poison")
    while not recoveries or kills < asked.kills:
        submit(asked.jobs, asked.web, asked.sentences, first=given)
        given += asked.jobs
        kills += kill_in_a_round(asked, chance, kills)
        recoveries.append(recover())
        given_up += give_another_chance()
        recover()
    told = {"kills": kills, "given": given, "given_up": given_up}
    print(json.dumps(told | {"slowest_recovery": max(recoveries)}))


if __name__ == "__main__":
    main()
