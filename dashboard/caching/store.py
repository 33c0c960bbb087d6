"""Values that may be forgotten at any time, within a fixed number of bytes."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")
# A value of more than this share of a store is not worth all that it would drive out.
SHARE = 4


class Store(Generic[Value]):
    """At most `room` bytes of values; what was not asked for longest goes first."""

    def __init__(self, room: int) -> None:
        self._room, self.taken = room, 0
        self._values: OrderedDict[str, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Value | None:
        """The value, unless it was never put in or is forgotten."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, key: str, value: Value, size: int) -> None:
        """Remember a value of so many bytes, at the cost of older ones."""
        if size > self._room // SHARE:
            return
        with self._lock:
            self.taken += size - self._values.pop(key, (None, 0))[1]
            self._values[key] = value, size
            while self.taken > self._room:
                self.taken -= self._values.popitem(last=False)[1][1]
