"""How often one address may do something, counted in memory and nowhere else."""

import threading
from collections import OrderedDict, deque


class Allowance:
    """So many times within so many seconds for each address.

    Each process counts for itself. At most `addresses` are remembered, the latest.
    """

    def __init__(self, most: int, seconds: float, addresses: int = 10_000) -> None:
        self._most, self._seconds, self._addresses = most, seconds, addresses
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, address: str, now: float) -> bool:
        """Use it once; False if nothing is left. `now` is in seconds of any clock."""
        with self._lock:
            taken = self._taken.setdefault(address, deque())
            self._taken.move_to_end(address)
            while taken and taken[0] <= now - self._seconds:
                taken.popleft()
            while len(self._taken) > self._addresses:
                self._taken.popitem(last=False)
            if len(taken) >= self._most:
                return False
            taken.append(now)
            return True

    def forget(self) -> None:
        """For tests, which come from one address."""
        with self._lock:
            self._taken.clear()
