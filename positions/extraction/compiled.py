"""The lexicon made ready for one language: cues, topics and names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from positions.extraction.cues import CueBook, Pattern, compile_cue
from positions.extraction.lexicon import CueEntry, Lexicon, LexiconIssue, LexiconOption
from positions.extraction.names import NameBook
from positions.extraction.words import GRAMMARS
from positions.extraction.words.grammar import Grammar
from positions.vocabulary import CueKind, PartyKind

_MACRO = re.compile(r"\$(\w+)")
_ASSIGN = " := "


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything the stages look up, for one lexicon and language."""

    lexicon: Lexicon
    grammar: Grammar
    book: CueBook
    names: NameBook
    topics: dict[Pattern, str]
    options: dict[Pattern, tuple[tuple[LexiconIssue, LexiconOption], ...]]
    issues: dict[str, LexiconIssue]
    blocs: dict[str, frozenset[str]]


@lru_cache(maxsize=16)
def compile_lexicon(lexicon: Lexicon, language: str) -> Compiled:
    """Compile once; the same lexicon object is found again by its hash."""
    grammar = GRAMMARS[language]
    topics: dict[Pattern, str] = {}
    options: dict[Pattern, tuple[tuple[LexiconIssue, LexiconOption], ...]] = {}
    for issue in lexicon.issues:
        macros = _macros(issue, language)
        for cue in _phrases(issue.cues, language):
            if _ASSIGN not in cue:
                topics[compile_cue(_expand(cue, macros))] = issue.key
        for option in issue.options:
            for cue in _phrases(option.cues, language):
                pattern = compile_cue(_expand(cue, macros))
                options[pattern] = (*options.get(pattern, ()), (issue, option))
    classes = {**grammar.classes, "condition": grammar.conditions}
    book = CueBook([*topics, *options], classes)
    for name in classes:
        book.register(f"@{name}")
    return Compiled(
        lexicon,
        grammar,
        book,
        NameBook(lexicon, language, grammar),
        topics,
        options,
        {issue.key: issue for issue in lexicon.issues},
        {
            party.code: frozenset(party.members) | {party.code}
            for party in lexicon.parties
            if party.kind is PartyKind.BLOC
        },
    )


def _phrases(cues: tuple[CueEntry, ...], language: str) -> Iterator[str]:
    for cue in cues:
        if cue.language == language and cue.kind is CueKind.PHRASE:
            yield cue.text


def _macros(issue: LexiconIssue, language: str) -> dict[str, str]:
    """Named word groups: `leave := withdraw*|pull out`, used as `$leave`.

    A name given twice collects both lists; `$topic` stands for all topic words.
    """
    macros: dict[str, str] = {}
    topics: list[str] = []
    for cue in _phrases(issue.cues, language):
        name, assign, words = cue.partition(_ASSIGN)
        if assign:
            flat = _expand(words, macros).replace("(", "").replace(")", "")
            known = macros.get(name.strip())
            macros[name.strip()] = f"{known}|{flat}" if known else flat
        elif "&" not in cue and "…" not in cue and "(" not in cue:
            topics.append(cue)
    macros["topic"] = "|".join(topics)
    return macros


def _expand(cue: str, macros: dict[str, str]) -> str:
    def words(match: re.Match[str]) -> str:
        inside = macros.get(match.group(1), match.group(1))
        before = cue[: match.start()]
        nested = before.count("(") > before.count(")")
        return inside if nested or "|" not in inside else f"({inside})"

    return _MACRO.sub(words, cue)
