"""May we fetch this page? robots.txt by RFC 9309, with a cache that is passed in."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from positions.sources.errors import FetchFailed, FetchRefused
from positions.sources.fetch import Resolver, fetch, system_addresses
from positions.sources.policy import FetchPolicy
from positions.sources.robots_rules import RobotsRules
from positions.sources.targets import read_target

# RFC 9309 section 2.4: do not use a cached file for more than a day.
LONGEST_LIFE = timedelta(hours=24)
# Section 2.5: parse at least this much.
PARSED_BYTES = 512_000
_RETRY_UNREACHABLE = timedelta(hours=1)


@dataclass(frozen=True)
class RobotsAnswer:
    """What one origin said: its rules as text, all allowed, or out of reach."""

    text: str
    reachable: bool
    read_at: datetime

    def is_fresh(self, now: datetime) -> bool:
        life = LONGEST_LIFE if self.reachable else _RETRY_UNREACHABLE
        return timedelta(0) <= now - self.read_at < life

    def allows(self, url: str, user_agent: str) -> bool:
        """Unreachable means disallowed; a missing file means allowed (2.3.1)."""
        if not self.reachable:
            return False
        parts = urlsplit(url)
        asked = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return _rules(self.text, product_token(user_agent)).allow(asked)


RobotsCache = MutableMapping[str, RobotsAnswer]


@lru_cache(maxsize=64)
def _rules(text: str, crawler: str) -> RobotsRules:
    """Read once while many pages of a site are asked for."""
    return RobotsRules.read(text, crawler)


def product_token(user_agent: str) -> str:
    """The name by which robots.txt addresses us: `Parley/1.0 (+..)` is `Parley`."""
    name, _, _ = user_agent.strip().partition("/")
    return name.partition(" ")[0]


def check_robots(
    url: str,
    policy: FetchPolicy,
    cache: RobotsCache,
    now: datetime,
    resolve: Resolver = system_addresses,
) -> None:
    """Raise FetchRefused if the site asks robots not to read this page.

    Raises FetchFailed, to be tried again later, if its robots.txt is out of reach.
    The rules are read at most once a day and origin; `cache` keeps them.
    """
    target = read_target(url, policy.allowed_hosts)
    answer = cache.get(target.origin)
    if answer is None or not answer.is_fresh(now):
        answer = read_robots(target.origin, policy, now, resolve)
        cache[target.origin] = answer
    if not answer.reachable:
        raise FetchFailed(
            "The site's robots.txt cannot be reached, so we may not read its pages.",
            retry_after=_RETRY_UNREACHABLE.total_seconds(),
        )
    if not answer.allows(target.url, policy.user_agent):
        raise FetchRefused("The site asks robots not to read this page (robots.txt).")


def read_robots(
    origin: str, policy: FetchPolicy, now: datetime, resolve: Resolver
) -> RobotsAnswer:
    """Fetch the rules of one origin; sections 2.3.1.2 to 2.3.1.4 decide on errors.

    Raises FetchRefused where the origin itself is not for us, as in private space.
    """
    try:
        answer = fetch(f"{origin}/robots.txt", policy, resolve=resolve)
    except FetchFailed as failure:
        without_rules = failure.status is not None and 400 <= failure.status < 500
        return RobotsAnswer("", reachable=without_rules, read_at=now)
    text = answer.body[:PARSED_BYTES].decode("utf-8", errors="replace")
    return RobotsAnswer(text, reachable=True, read_at=now)
