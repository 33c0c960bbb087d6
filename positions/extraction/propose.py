"""From an article to proposed statements: the stages in their order."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from positions.extraction.cues import CueBook, Pattern, compile_cue
from positions.extraction.language import detect_language
from positions.extraction.lexicon import IssueEntry, Lexicon, OptionEntry
from positions.extraction.sentences import split_sentences
from positions.extraction.tokens import tokenise
from positions.vocabulary import LANGUAGES, RULE_SET, Attribution, CueKind, Kind

RULE_SET_VERSION = "1.0"

__all__ = ["RULE_SET", "RULE_SET_VERSION", "Proposal", "propose"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed statement; `text[start:end] == quote` for the text it came from.

    `group` numbers proposals of one article that say the same (party, issue,
    option); it is None where a proposal stands alone.
    """

    party: str
    joint_with: tuple[str, ...]
    speaker: str | None
    issue: str
    option: str
    value: float | None
    attribution: Attribution
    kind: Kind
    quote: str
    start: int
    end: int
    confidence: float
    why: tuple[str, ...]
    said_on: date | None
    condition: str = ""
    group: int | None = None


@lru_cache(maxsize=16)
def _book(
    lexicon: Lexicon, language: str
) -> tuple[CueBook, dict[Pattern, tuple[IssueEntry, OptionEntry]]]:
    owners: dict[Pattern, tuple[IssueEntry, OptionEntry]] = {}
    for issue in lexicon.issues:
        for option in issue.options:
            for cue in option.cues:
                if cue.language == language and cue.kind is CueKind.PHRASE:
                    owners[compile_cue(cue.text)] = (issue, option)
    return CueBook(owners, {}), owners


def propose(
    text: str,
    lexicon: Lexicon,
    *,
    published_on: date | None = None,
    language: str | None = None,
) -> tuple[Proposal, ...]:
    """Statements that the text holds; none in a language without rules."""
    language = language or detect_language(text)
    if language not in LANGUAGES:
        return ()
    book, owners = _book(lexicon, language)
    names = {
        a.text: p.code
        for p in lexicon.parties
        for a in p.aliases
        if a.language == language
    }
    for s in lexicon.speakers:
        for a in s.aliases:
            if a.language == language:
                names[a.text] = s.party_on(published_on) or ""
    out: dict[tuple[int, str, str], Proposal] = {}
    for sentence in split_sentences(text):
        quote = text[sentence.start : sentence.end]
        seen = sorted(
            (quote.find(n), code) for n, code in names.items() if code and n in quote
        )
        if not seen:
            continue
        tokens = tokenise(text, sentence.start, sentence.end)
        for found in book.find(book.places(tokens)):
            issue, option = owners[found.pattern]
            party = seen[0][1]
            out.setdefault(
                (sentence.start, party, issue.key),
                Proposal(
                    party,
                    (),
                    None,
                    issue.key,
                    option.key,
                    option.value,
                    Attribution.REPORTED,
                    Kind.REMARK,
                    quote,
                    sentence.start,
                    sentence.end,
                    0.3,
                    (found.pattern.text,),
                    published_on,
                ),
            )
    return tuple(out.values())
