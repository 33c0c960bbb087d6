"""How much the parse step may be asked to do, and how much it may use."""

from dataclasses import dataclass

from positions.sandbox.limits import ChildLimits


@dataclass(frozen=True)
class ParseLimits(ChildLimits):
    """Bounds of one parse: bytes and counts, beside those of every child.

    Counts follow what was seen to stop the parsers: 300,000 attributes on one tag
    keep libxml2 busy for minutes, 60,000 unclosed tags the text extraction. A page of
    1 MB with 20,000 paragraphs needs about 45 MB of memory, one with 24,000 links 90.
    """

    page_bytes: int = 5_000_000
    feed_bytes: int = 10_000_000
    depth: int = 256
    attributes: int = 500
    tags: int = 50_000
    entries: int = 10_000
    text_characters: int = 500_000
