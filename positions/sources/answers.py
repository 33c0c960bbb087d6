"""What the status line and the headers of an answer mean for us."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from positions.sources.errors import FetchFailed

_MEDIA = re.compile(
    r"(?:image|audio|video|font)/|application/(?:pdf|zip|gzip|msword|vnd\.)"
)
_FEED_TYPE = re.compile(
    r"(?:[a-z.]+/)(?:(?!xhtml)[a-z.-]*\+)?(?:xml|json|rdf)\b|rss|atom"
)
_FEED_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml|<rss|<feed|<rdf:RDF|\{)")
_LONGEST_VALIDATOR = 500

_REASONS = {
    401: "The page asks for a password.",
    402: "The page is behind a paywall.",
    403: "The site does not let us read this page (403).",
    404: "The page does not exist (404).",
    410: "The page was taken down for good (410).",
    429: "The site asks us to come back later (429).",
    451: "The page is withheld for legal reasons (451).",
    503: "The site is not available at the moment (503).",
}
# Worth asking again: the cause lies in the moment, not in the address.
_PASSING = frozenset({408, 425, 429})


@dataclass(frozen=True)
class HttpAnswer:
    """Status, headers by lower-case name, and the decoded body once it is read."""

    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").strip()[:200]

    @property
    def encoding(self) -> str:
        return self.headers.get("content-encoding", "").strip().lower()

    @property
    def is_packed(self) -> bool:
        return self.encoding in {"gzip", "x-gzip"}

    @property
    def location(self) -> str:
        """Header bytes arrive as Latin-1; servers mean UTF-8."""
        raw = self.headers.get("location", "").strip()
        try:
            return raw.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return raw

    @property
    def max_age(self) -> int | None:
        """Seconds for which the publisher calls the answer fresh, if it says so."""
        match = re.search(
            r"max-age\s*=\s*\"?(\d{1,9})", self.headers.get("cache-control", "")
        )
        return int(match[1]) if match else None

    def may_be_feed(self, start: bytes) -> bool:
        kind = self.content_type.lower()
        return bool(_FEED_TYPE.match(kind) or _FEED_START.match(start))

    def with_body(self, body: bytes) -> "HttpAnswer":
        return replace(self, body=body)


def check_answer(answer: HttpAnswer, now: datetime) -> None:
    """Raise FetchFailed unless the body is one that we can read."""
    if answer.status not in {200, 203}:
        raise _status_failure(answer, now)
    encoding = answer.encoding
    if encoding not in {"", "identity"} and not answer.is_packed:
        raise FetchFailed(
            "The site compresses its answer in a way we did not ask for "
            f"({encoding[:40]}).",
            permanent=True,
        )
    if _MEDIA.match(answer.content_type.lower()):
        raise FetchFailed(
            f"The address leads to a file ({answer.content_type[:60]}), not to a page.",
            permanent=True,
        )


def _status_failure(answer: HttpAnswer, now: datetime) -> FetchFailed:
    status = answer.status
    passing = status >= 500 or status in _PASSING
    return FetchFailed(
        _REASONS.get(status, f"The site answered with an error ({status})."),
        permanent=not passing,
        status=status,
        retry_after=read_retry_after(
            answer.headers.get("retry-after", ""),
            _http_date(answer.headers.get("date", "")) or now,
        ),
    )


def read_retry_after(value: str, now: datetime) -> float | None:
    """Seconds to wait from either form of Retry-After (RFC 9110 section 10.2.3).

    `now` should be the publisher's own Date, so that a wrong clock on either side
    does no harm. Nonsense and the past give None.
    """
    if re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return float(value)
    until = _http_date(value)
    if until is None or until <= now:
        return None
    return (until - now).total_seconds()


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_validator(value: str | None) -> str:
    """An ETag or Last-Modified that is safe to send back, else an empty string."""
    text = (value or "").strip()
    fit = len(text) <= _LONGEST_VALIDATOR and re.fullmatch(r"[\x21-\x7e ]*", text)
    return text if fit else ""
