"""Which addresses does this process connect to? Seen by the interpreter itself."""

import sys
from collections.abc import Iterator

import pytest


class Connections:
    """Host addresses of all connection attempts while `watching`."""

    def __init__(self) -> None:
        self.hosts: list[str] = []
        self.watching = False

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.watching and event == "socket.connect":
            address = arguments[1]
            self.hosts.append(
                str(address[0]) if isinstance(address, tuple) else str(address)
            )


_seen = Connections()
# An audit hook cannot be removed: there is one, and it only listens during a test.
sys.addaudithook(_seen.note)


@pytest.fixture
def connections() -> Iterator[Connections]:
    """The connections that the test makes."""
    _seen.hosts.clear()
    _seen.watching = True
    yield _seen
    _seen.watching = False
