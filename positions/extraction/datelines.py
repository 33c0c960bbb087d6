"""The place and date before an agency text: "BRUSSELS, 2 Dec. –", "MOSCOW."."""

import re
from collections.abc import Sequence

from positions.extraction.tokens import Token

_DATELINE = re.compile(
    r"[^\W\d_][\w/ .’'-]{1,30}(?:,[^–—:\n]{1,25}|\s\([^)]{1,30}\))?\.?\s*+[–—-]++\s"
)
_SHORT = 40


def dateline_end(text: str, tokens: Sequence[Token]) -> int:
    """Where the sentence proper begins; its very start where there is no dateline."""
    if not tokens:
        return 0
    start, end = tokens[0].start, tokens[-1].end
    if end - start <= _SHORT and text[start:end].isupper():
        return end
    match = _DATELINE.match(text, start, end)
    if match is None:
        return start
    place = match.group().split()[0].strip(",/.")
    dated = any(ch.isdigit() for ch in match.group()) or "(" in match.group()
    return match.end() if place.isupper() or dated else start
