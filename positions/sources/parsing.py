"""Parse a page or a feed in a disposable process; see `child.py`.

Safe to call from any thread.
"""

from typing import Any

from positions.sandbox import ServerLostError, ServerPool
from positions.sources.errors import ParseFailed
from positions.sources.limits import ParseLimits
from positions.sources.messages import feed_of, page_of
from positions.sources.results import ParsedFeed, ParsedPage

# Each holds about 200 MB; those of a busy moment are let go afterwards.
servers = ServerPool("positions.sources.child", most_idle=2)


def parse_page(
    body: bytes, content_type: str, url: str, limits: ParseLimits | None = None
) -> ParsedPage:
    """Main text and metadata of a page; `url` is where it was fetched from.

    Raises ParseFailed, at the latest after the wall-clock limit and a grace time.
    """
    return page_of(_run("page", body, content_type, url, limits or ParseLimits()))


def parse_feed(
    body: bytes, content_type: str, url: str, limits: ParseLimits | None = None
) -> ParsedFeed:
    """Title and entries of a feed; raises ParseFailed like `parse_page`."""
    return feed_of(_run("feed", body, content_type, url, limits or ParseLimits()))


def _run(
    kind: str, body: bytes, content_type: str, url: str, limits: ParseLimits
) -> dict[str, Any]:
    job = {"kind": kind, "content_type": content_type, "url": url}
    try:
        answer = servers.ask(job, body, limits)
    except ServerLostError:
        raise ParseFailed("The parse process could not be started or died.") from None
    if "result" not in answer:
        raise ParseFailed(str(answer["reason"]), permanent="passing" not in answer)
    result: dict[str, Any] = answer["result"]
    return result
