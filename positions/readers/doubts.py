"""What speaks against a proposal: checks that a careful curator would make."""

import re
from collections.abc import Iterator
from functools import lru_cache

from positions.extraction.cues import CueBook, compile_cue
from positions.extraction.tokens import tokenise
from positions.extraction.words import GRAMMARS
from positions.languages import BY_CODE, CATALOGUE_LANGUAGE, LANGUAGES
from positions.models import Office, Position, Statement
from positions.vocabulary import RULE_SET, CueKind, Review, Strength


def doubts_about(statement: Statement) -> list[str]:
    """Doubts in plain words; none is an answer, each is something to look at."""
    checks = (_speaker, _words, _negation, _coded_before, _line_in_force)
    return [doubt for check in checks for doubt in check(statement)]


def _speaker(statement: Statement) -> Iterator[str]:
    speaker = statement.speaker
    if speaker is None:
        return
    held = list(Office.objects.filter(speaker=speaker).select_related("party"))
    at_date = [o for o in held if _in_force(o, statement)]
    own = [o for o in at_date if o.party_id == statement.party_id]
    if own:
        return
    if at_date:
        yield f"{speaker} speaks for {at_date[0].party}, not for {statement.party}."
    else:
        yield f"{speaker} held no office for {statement.party} on that day."


def _in_force(office: Office, statement: Statement) -> bool:
    began = office.from_date is None or office.from_date <= statement.said_on
    return began and (office.to_date is None or office.to_date >= statement.said_on)


def _words(statement: Statement) -> Iterator[str]:
    if statement.coder == RULE_SET:
        return  # it proposes only where a cue of the option holds
    language = _language(statement)
    if not statement.quote or statement.option is None or language is None:
        return
    cues = statement.option.cues.filter(language=language, kind=CueKind.PHRASE)
    texts = tuple(cues.values_list("text", flat=True))
    if texts and not _book(texts, language).find(
        _book(texts, language).places(tokenise(statement.quote))
    ):
        yield "No cue word of this option stands in the quote."


@lru_cache(maxsize=128)
def _book(texts: tuple[str, ...], language: str) -> CueBook:
    classes = GRAMMARS[language].classes
    book = CueBook([compile_cue(text) for text in texts], classes)
    for name in classes:
        book.register(f"@{name}")
    return book


def _language(statement: Statement) -> str | None:
    language = statement.quote_language or CATALOGUE_LANGUAGE
    return language if language in LANGUAGES else None


def _negation(statement: Statement) -> Iterator[str]:
    language = _language(statement)
    negation = _negations(language).search(statement.quote) if language else None
    if negation:
        yield f"A negation stands in the quote: “{negation.group()}”."


@lru_cache(maxsize=len(LANGUAGES))
def _negations(language: str) -> re.Pattern[str]:
    words = (re.escape(word) for word in BY_CODE[language].negations)
    either = "|".join(w.replace(r"\*", r"\w+").replace("'", "['’]") for w in words)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def _coded_before(statement: Statement) -> Iterator[str]:
    same = Statement.objects.filter(
        party=statement.party_id, issue=statement.issue_id
    ).exclude(pk=statement.pk)
    same = same.exclude(review=Review.REJECTED)
    for other in same.filter(quote=statement.quote).exclude(quote="")[:1]:
        yield f"The same quote is coded already, as statement {other.pk}."
        return
    if statement.option_id is None:
        return
    same_day = same.filter(option=statement.option_id, said_on=statement.said_on)
    for other in same_day.accepted()[:1]:
        yield f"Statement {other.pk} of the same day says the same."


def _line_in_force(statement: Statement) -> Iterator[str]:
    held = Position.objects.on(statement.said_on).filter(
        party=statement.party_id, issue=statement.issue_id, strength=Strength.POSITION
    )
    for position in held.select_related("option").exclude(option=statement.option_id):
        since = f"{position.valid_from.day} {position.valid_from:%B %Y}"
        yield f"The line in force is “{position.option}”, since {since}."
