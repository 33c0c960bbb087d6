"""What a fetch may do, and what it hands back."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class FetchPolicy:
    """What the operator allows: limits in bytes and seconds, names in lower case.

    `allowed_hosts` may be private and on any port (tests, intranets), unless a page
    of another host forwards to them;
    `own_hosts` are never fetched, so that the product cannot feed on itself.
    """

    user_agent: str
    page_limit: int = 5_000_000
    feed_limit: int = 10_000_000
    deadline: float = 30.0
    allowed_hosts: frozenset[str] = frozenset()
    own_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fetched:
    """An answer: decoded bytes (empty when not modified), where from, how long.

    `moved_for_good` holds if every redirect on the way was a permanent one.
    `timings` are seconds per stage: resolve, connect, wait, body, total.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    moved_for_good: bool = False
    max_age: int | None = None
    timings: dict[str, float] = field(default_factory=dict)
