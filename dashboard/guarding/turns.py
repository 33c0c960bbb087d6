"""One at a time, with a short queue: for work that would fill a core."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Whoever finds the queue full, or waits too long in it, gets no turn."""

    def __init__(self, *, waiting: int, seconds: float) -> None:
        self._seconds = seconds
        self._working = threading.Lock()
        self._places = threading.BoundedSemaphore(1 + waiting)

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """True inside the block if it is one's turn."""
        if not self._places.acquire(blocking=False):
            yield False
            return
        try:
            has_turn = self._working.acquire(timeout=self._seconds)
            try:
                yield has_turn
            finally:
                if has_turn:
                    self._working.release()
        finally:
            self._places.release()
