"""Tags of the curators' pages."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from positions.readers.highlight import Piece
from positions.readers.review import ReviewItem
from positions.vocabulary import Review

register = template.Library()


@register.simple_tag
def marked(piece: Piece, item: ReviewItem) -> SafeString:
    """A piece of a text. A passage that was proposed is marked and has the numbers of
    its proposals; the current one stands out."""
    if not piece.statements:
        return conditional_escape(piece.text)
    current = piece.holds(item.statement)
    ending = [s for s in piece.statements if (s.quote or "").endswith(piece.text)]
    numbers = ", ".join(str(item.numbers[s.pk]) for s in ending if s.pk in item.numbers)
    decided = all(s.review != Review.PROPOSED for s in piece.statements)
    kind = "on" if current else ("done" if decided else "")
    if not numbers:
        return format_html('<mark class="{}">{}</mark>', kind, piece.text)
    return format_html(
        '<mark class="{}">{}<sup><span class="sr">proposal </span>{}</sup></mark>',
        kind,
        piece.text,
        numbers,
    )
