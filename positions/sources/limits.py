"""How much the parse step may be asked to do, and how much it may use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ParseLimits:
    """Bounds of one parse: bytes, counts, seconds, and bytes of memory.

    Counts follow what was seen to stop the parsers: 300,000 attributes on one tag
    keep libxml2 busy for minutes, 60,000 unclosed tags the text extraction. Memory
    is what the parse may use beyond the parsers themselves; a page of 1 MB with
    20,000 paragraphs needs about 45 MB.
    """

    page_bytes: int = 5_000_000
    feed_bytes: int = 10_000_000
    depth: int = 256
    attributes: int = 500
    tags: int = 50_000
    entries: int = 10_000
    cpu_seconds: int = 10
    wall_seconds: float = 20.0
    memory_bytes: int = 64_000_000
    text_characters: int = 500_000
