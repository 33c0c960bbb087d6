"""Sentences about states and people whom the lexicon does not know."""

from collections.abc import Sequence

from positions.extraction.mentions import Mention, Places
from positions.extraction.tokens import Token
from positions.extraction.words.grammar import Grammar

_FIRST = 2


def has_stranger(
    text: str,
    tokens: Sequence[Token],
    places: Places,
    mentions: Sequence[Mention],
    grammar: Grammar,
) -> bool:
    """Is the sentence's first word for somebody a name that we do not know?

    "Slovakia keeps blocking it", "Giorgia Meloni wants ...": it neither goes on with
    what the last speaker said nor is it theirs.
    """
    known = {k for m in mentions for k in range(m.start, m.end)}
    foreign = any(
        start < _FIRST and start not in known
        for start, _end in places.get("@abroad", ())
    )
    if foreign or 0 in known:
        return foreign
    if _is_acronym(text, tokens) and _acts_next(places):
        return True
    if known & {0, 1} or not _is_full_name(text, tokens, grammar):
        return False
    return not any(
        name.startswith("@") and spans[0][0] < _FIRST for name, spans in places.items()
    )


def _is_acronym(text: str, tokens: Sequence[Token]) -> bool:
    """ "IAEA", at the head of a sentence that is not all in capitals."""
    if len(tokens) <= _FIRST:
        return False
    words = [text[token.start : token.end] for token in tokens[: _FIRST + 1]]
    return len(words[0]) > _FIRST and words[0].isupper() and not words[1].isupper()


def _acts_next(places: Places) -> bool:
    return any((1, 2) in places.get(name, ()) for name in ("@say", "@want", "@no"))


def _is_full_name(text: str, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Two capitalised words; not where every noun has a capital letter."""
    if grammar.noun_capitals or len(tokens) < _FIRST + 1:
        return False
    plain = grammar.oblique | grammar.articles | grammar.conjunctions
    plain |= grammar.possessives | grammar.definite | grammar.relatives
    dates = grammar.weekdays.keys() | grammar.months.keys()
    first, second = tokens[0], tokens[1]
    return (
        first.clause == second.clause
        and first.fold not in plain
        and second.fold not in dates
        and all(_has_capital(text, token) for token in (first, second))
    )


def _has_capital(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    return len(word) > 1 and word[0].isupper() and not word.isupper()
