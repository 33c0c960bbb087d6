"""Databases of made-up talks, each filled once in a run."""

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.serving import environment, run
from tests.services.found import require
from tests.services.postgres import postgres_server

Filled = Callable[[str], dict[str, str]]


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Gives the environment of a program on talks of the size named."""
    made: dict[str, dict[str, str]] = {}

    def filled(size: str) -> dict[str, str]:
        if size not in made:
            var: Path = tmp_path_factory.mktemp(f"bench-{size}")
            (var / "static").mkdir()
            env = environment(var)
            run("tests.benchmarks.generate", size, env=env)
            made[size] = env
        return made[size]

    return filled


@pytest.fixture(scope="session")
def large_on_postgres(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """Size L on a PostgreSQL of its own."""
    with postgres_server(require("postgres")) as url:
        var = tmp_path_factory.mktemp("bench-postgres")
        env = environment(var, DATABASE_URL=url)
        run("tests.benchmarks.generate", "L", env=env)
        yield env


class Report:
    """Prints figures as they come and keeps what missed its goal."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.missed: list[str] = []

    def tell(self, line: str) -> None:
        with self.capsys.disabled():
            print(f"\n{line}", end="", flush=True)

    def judge(
        self,
        what: str,
        found: float,
        at_most: float = math.inf,
        at_least: float = -math.inf,
    ) -> None:
        """Print one figure beside its goal."""
        goal = (
            f"at most {at_most:g}" if at_most < math.inf else f"at least {at_least:g}"
        )
        met = at_least <= found <= at_most
        self.tell(f"{'ok    ' if met else 'MISSED'} {what}: {found:.3g} (goal {goal})")
        if not met:
            self.missed.append(f"{what}: {found:.3g}, goal {goal}")

    def all_met(self) -> None:
        assert self.missed == []


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Report:
    """A test ends with `report.all_met()`, after all its figures."""
    return Report(capsys)
