"""Sockets watched by the system, so that a thousand silent ones cost nothing.

Waitress asks each of its sockets in turn, before every wait, whether it may be read
or written. Here the system watches them all (epoll or kqueue), and only those that
something happened to are asked.
"""

import selectors
from typing import Any

from waitress import wasyncore

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE


class WatchedSockets(dict[int, Any]):
    """Waitress's map from descriptors to what stands behind them."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = selectors.DefaultSelector()
        # Threads may change what these wait for; the others wait to be read.
        self._unsettled: set[Any] = set()

    def __setitem__(self, descriptor: int, item: Any) -> None:
        super().__setitem__(descriptor, item)
        self._selector.register(descriptor, READ, item)

    def __delitem__(self, descriptor: int) -> None:
        self._unsettled.discard(self[descriptor])
        if descriptor in self._selector.get_map():
            self._selector.unregister(descriptor)
        super().__delitem__(descriptor)

    def unsettle(self, item: Any) -> None:
        """Ask the item before the next wait what it waits for."""
        self._unsettled.add(item)

    def turn(self, seconds: float) -> None:
        """Wait, at most so long, and let those handle it that something happened to."""
        for item in tuple(self._unsettled):
            self._settle(item)
        for key, events in self._selector.select(seconds):
            # An earlier one of this round may have closed it.
            if self.get(key.fd) is not key.data:
                continue
            self._unsettled.add(key.data)
            if events & READ:
                wasyncore.read(key.data)
            if events & WRITE and self.get(key.fd) is key.data:
                wasyncore.write(key.data)

    def _settle(self, item: Any) -> None:
        wanted = (READ if item.readable() else 0) | (WRITE if item.writable() else 0)
        self._watch(item._fileno, wanted, item)
        if wanted == READ:
            self._unsettled.discard(item)

    def _watch(self, descriptor: int, wanted: int, item: Any) -> None:
        key = self._selector.get_map().get(descriptor)
        if wanted == (key.events if key else 0):
            return
        if not wanted:
            self._selector.unregister(descriptor)
        elif key:
            self._selector.modify(descriptor, wanted, item)
        else:
            self._selector.register(descriptor, wanted, item)

    def close(self) -> None:
        self._selector.close()
