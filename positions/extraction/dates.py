"""The day on which something was said, as far as the sentence tells."""

from datetime import date, timedelta

from positions.extraction.scenes import Scene
from positions.extraction.words.grammar import Grammar

# A date farther from the verb of saying belongs to what is said.
_NEAR = 6


def said_on(scene: Scene, grammar: Grammar, published_on: date | None) -> date | None:
    """Weekday, "yesterday", day and month or bare month, counted back from publication.

    A bare month gives its first day. Without a date beside the verb of saying the
    day of publication stands; without that nothing is known.
    """
    if published_on is None or scene.speaker is None or scene.speaker.verb is None:
        return published_on
    verb = scene.speaker.verb[0]
    found = [
        (abs(k - verb), day)
        for k in range(len(scene.tokens))
        if abs(k - verb) <= _NEAR
        and (day := _day(scene, k, grammar, published_on)) is not None
    ]
    return min(found)[1] if found else published_on


def _day(scene: Scene, k: int, grammar: Grammar, published: date) -> date | None:
    word = scene.tokens[k].fold
    if word in grammar.months:
        return _in_month(scene, k, grammar, published)
    back: int | None = None
    if word in grammar.today:
        back = 0
    elif word in grammar.yesterday:
        back = 1
    elif word in grammar.weekdays:
        back = (published.weekday() - grammar.weekdays[word]) % 7
    return None if back is None else published - timedelta(days=back)


def _in_month(scene: Scene, k: int, grammar: Grammar, published: date) -> date | None:
    words = [token.fold for token in scene.tokens]
    beside = [words[j] for j in (k - 1, k + 1) if 0 <= j < len(words)]
    days = [int(word) for word in beside if word.isdigit() and 0 < int(word) <= 31]
    # "may" and "march" are also plain words: without a day they need "in".
    if not days and (k == 0 or words[k - 1] not in grammar.in_month):
        return None
    year = published.year
    try:
        day = date(year, grammar.months[words[k]], days[0] if days else 1)
    except ValueError:
        return None
    return day if day <= published else day.replace(year=year - 1)
