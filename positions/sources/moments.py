"""Dates and times as feeds and pages write them."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

# Abbreviations that newsrooms use and the standard library does not know; hours
# east of Greenwich. Ambiguous ones (IST, CST as China) are left out.
_ZONES = {
    "TRT": 3, "MSK": 3, "FET": 3, "EEST": 3, "EET": 2, "CEST": 2, "CET": 1,
    "WEST": 1, "WET": 0, "BST": 1, "GST": 4, "UTC": 0, "GMT": 0, "Z": 0,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7,
}  # fmt: skip
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Z]{1,4})?)?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
    r"(?:[, ]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?"
)
_ZONE_NAME = re.compile(r"\s+([A-Z]{1,4})\s*$")


def read_moment(value: str) -> datetime | None:
    """The moment with its own offset, or None. Without a zone it counts as UTC.

    Reads ISO 8601 (also with blanks, without seconds, zones such as +0200), RFC 822
    (also without weekday or seconds, with the zones above) and 16.05.2025 21:03.
    """
    text = " ".join(value.split())[:100]
    try:
        return _from_iso(text) or _from_day_first(text) or _from_rfc822(text)
    except (ValueError, OverflowError, TypeError):
        return None


def _from_iso(text: str) -> datetime | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    day = datetime.fromisoformat(
        f"{match['day']}T{(match['time'] or '00:00').zfill(5)}"
    )
    return day.replace(tzinfo=_zone(match["zone"] or "Z"))


def _from_day_first(text: str) -> datetime | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    return datetime(
        int(match["year"]),
        int(match["month"]),
        int(match["day"]),
        int(match["hour"] or 0),
        int(match["minute"] or 0),
        tzinfo=UTC,
    )


def _from_rfc822(text: str) -> datetime | None:
    parsed = parsedate_tz(text)
    if parsed is None or parsed[0] < 1900:
        return None
    name = _ZONE_NAME.search(text.upper())
    zone = _zone(name[1]) if name and name[1] in _ZONES else None
    offset = timezone(timedelta(seconds=parsed[9] or 0))
    return datetime(*parsed[:6], tzinfo=zone or offset)


def _zone(name: str) -> timezone:
    """The zone of `+0200`, `+02:00`, `+02`, `TRT`; UTC for a name we do not know."""
    if name[0] in "+-":
        digits = name[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-offset if name[0] == "-" else offset)
    return timezone(timedelta(hours=_ZONES.get(name.upper(), 0)))
