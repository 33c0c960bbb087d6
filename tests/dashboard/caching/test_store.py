"""A store holds what was asked for last, and never more bytes than it may."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.caching.store import SHARE, Store

ROOM = 40


class SlowStore:
    """The same as a list of what was put or asked for, the newest last."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, int, int]] = []

    def get(self, key: str) -> int | None:
        for entry in self.entries:
            if entry[0] == key:
                self.entries.remove(entry)
                self.entries.append(entry)
                return entry[1]
        return None

    def put(self, key: str, value: int, size: int) -> None:
        if size * SHARE > ROOM:
            return
        self.entries = [entry for entry in self.entries if entry[0] != key]
        self.entries.append((key, value, size))
        while sum(size for *_, size in self.entries) > ROOM:
            del self.entries[0]


steps = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.one_of(st.none(), st.integers(0, 12))),
    max_size=60,
)


@given(steps)
def test_it_does_what_the_slow_one_does(steps):
    store, slow = Store[int](ROOM), SlowStore()

    for number, (key, size) in enumerate(steps):
        if size is None:
            assert store.get(key) == slow.get(key)
        else:
            store.put(key, number, size)
            slow.put(key, number, size)
        assert store.taken == sum(size for *_, size in slow.entries) <= ROOM

    assert [store.get(key) for key in "abcdefgh"] == [slow.get(k) for k in "abcdefgh"]
