"""Getting text: fetching, parsing, feeds, canonical addresses, fingerprints.

Plain Python. Settings and the clock come in as arguments; only `fetch` talks to the
network, and what comes from there is parsed in a disposable process.
"""

from positions.sources.errors import (
    FetchFailed,
    FetchRefused,
    ParseFailed,
    SourceError,
)
from positions.sources.fetch import fetch
from positions.sources.fingerprint import fingerprint, text_sha256
from positions.sources.limits import ParseLimits
from positions.sources.near import (
    SAME_TEXT,
    band_keys,
    minhash_signature,
    shared_part,
    similarity,
)
from positions.sources.parsing import parse_feed, parse_page
from positions.sources.plain import PlainText, plain_article
from positions.sources.policy import Fetched, FetchPolicy
from positions.sources.politeness import Poll, next_poll
from positions.sources.results import (
    FeedEntry,
    ParsedFeed,
    ParsedPage,
    distinct_entries,
    entry_key,
)
from positions.sources.robots import RobotsAnswer, RobotsCache, check_robots
from positions.sources.urls import canonical_url

__all__ = [
    "SAME_TEXT",
    "FeedEntry",
    "FetchFailed",
    "FetchPolicy",
    "FetchRefused",
    "Fetched",
    "ParseFailed",
    "ParseLimits",
    "ParsedFeed",
    "ParsedPage",
    "PlainText",
    "Poll",
    "RobotsAnswer",
    "RobotsCache",
    "SourceError",
    "band_keys",
    "canonical_url",
    "check_robots",
    "distinct_entries",
    "entry_key",
    "fetch",
    "fingerprint",
    "minhash_signature",
    "next_poll",
    "parse_feed",
    "parse_page",
    "plain_article",
    "shared_part",
    "similarity",
    "text_sha256",
]
