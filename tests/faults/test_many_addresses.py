"""A flood of different addresses takes neither memory nor disk, nor anybody's pages."""

import http.client
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.services.installation import WebProcess, environment, web_process

PACKED = {"Accept-Encoding": "br"}
# Bytes of 50,000 pages would be ten times as many.
GROWTH_AT_MOST = 60 << 20


def addresses(number: int) -> Iterator[str]:
    """No two the same: days, what was known by a day, statements, idle parameters."""
    first = date(2025, 3, 1)
    for n in range(number):
        day = first + timedelta(days=n % 400)
        yield (
            f"/?as_of={day}&x={n}",
            f"/issues/ceasefire/?known_at={day}&own_words_only=1&x={n}",
            f"/statements/{n % 200 + 1}/?x={n}",
            *(f"/corrections/?x={n}-{m}" for m in range(17)),
        )[n % 20]


def hot_addresses() -> list[str]:
    """The front page, which is that of the newest day, every issue and every party."""
    seeds = REPOSITORY / "seeds"
    issues = tomllib.loads((seeds / "issues.toml").read_text("utf-8"))["issue"]
    parties = tomllib.loads((seeds / "parties.toml").read_text("utf-8"))["party"]
    return [
        *("/", "/export/matrix.csv"),
        *(f"/issues/{issue['key']}/" for issue in issues),
        *(f"/parties/{party['code']}/" for party in parties),
    ]


def resident(process: WebProcess) -> int:
    """Bytes of main memory."""
    status = Path(f"/proc/{process.pid}/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) << 10


def on_disk(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class Reader:
    """One connection that stays open."""

    def __init__(self, port: int) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def close(self) -> None:
        self.line.close()

    def ask(self, address: str) -> int:
        self.line.request("GET", address, headers=PACKED)
        with self.line.getresponse() as answer:
            answer.read()
            return answer.status


def spent(process: WebProcess, work: Callable[[], object]) -> float:
    before = process.cpu()
    work()
    return process.cpu() - before


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_fifty_thousand_addresses_leave_memory_disk_and_hot_pages_as_they_are(folder):
    with (
        web_process(environment(folder)) as web,
        closing(Reader(web.port)) as reader,
    ):
        hot = hot_addresses()
        # The first of a kind compiles its templates.
        assert {reader.ask(address) for address in hot} == {200}
        for address in addresses(5_000):
            assert reader.ask(address) in (200, 404), address
        made = spent(web, lambda: [reader.ask(f"{a}?x=anew") for a in hot])
        memory, disk = resident(web), on_disk(folder)

        began = time.monotonic()
        for address in addresses(50_000):
            reader.ask(address)
        taken = time.monotonic() - began

        # Each once: whoever had to be made anew would show.
        given = spent(web, lambda: [reader.ask(a) for a in hot])
        grown, written = resident(web) - memory, on_disk(folder) - disk
    print(
        f"50,000 addresses in {taken:.0f} s: {memory >> 20} MB before, "
        f"{grown >> 20} MB more, {written} bytes on disk; {len(hot)} hot pages: "
        f"{given:.2f} s CPU, made anew {made:.2f}"
    )
    assert grown <= GROWTH_AT_MOST
    assert written <= 1 << 20
    assert given < made / 3
