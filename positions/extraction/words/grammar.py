"""Shape of the general words of a language, which stand in `<language>.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PLAIN = {
    "classes",
    "weekdays",
    "months",
    "conditions",
    "stem_cut",
    "free_order",
    "noun_capitals",
    "genitive_owns",
    "acronym_owns",
}


@dataclass(frozen=True)
class Grammar:
    """Word classes and small closed lists of one language.

    `classes` maps a class to phrases in cue notation (`word*` = any ending):
    say, want, no, ready (verbs and words that carry a stance), not (bare negators),
    aimed (verbs of speaking to somebody), refused (refusal after its object), judged
    ("unacceptable to"), duty and modal (what has to be), when and only (conditions),
    role (nouns for people who speak), side (for bodies), plan, text, stance_noun,
    paper, letter, document (own texts), leak, nameless, opinion (polls, experts),
    story and denial, unsaid ("denied that"), open and whether (what nobody knows),
    suppose, if and would (what is only imagined), abroad (names of states),
    according, aside, view (pointers to a speaker), both (all belligerents), agree,
    deed, offer (kinds), aux, event, expletive ("it is time").
    """

    classes: Mapping[str, tuple[str, ...]]
    person_pronouns: frozenset[str]
    thing_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    first_person: frozenset[str]
    possessives: frozenset[str]
    # A name after one of these is an object or a place, not the one who speaks.
    oblique: frozenset[str]
    # "rejected by Kyiv", "unacceptable to Moscow".
    agent: frozenset[str]
    by: frozenset[str]
    # Prepositions of a capital that speaks: "в Киеве заявили".
    speaks_in: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    genitives: frozenset[str]
    # "a spokeswoman for Kyiv": joins a person, and no plan, to a party.
    speaks_for: frozenset[str]
    relatives: frozenset[str]
    # Relative pronouns that stand for the name before them.
    who: frozenset[str]
    # Endings that may follow the stem of a name in this language; the stem is what
    # is left when the letters of `stem_cut` are taken from the end of the base form.
    noun_endings: frozenset[str]
    adjective_endings: frozenset[str]
    stem_cut: str
    # The verb may stand before its subject, not only in "said X".
    free_order: bool
    # An inflected name owns what follows: "Selenskyjs Plan".
    genitive_owns: bool
    # A bare acronym owns what follows: "NATO spokesman".
    acronym_owns: bool
    # Every noun begins with a capital letter, not only names.
    noun_capitals: bool
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    # Words before a month that stands without a day: "in May".
    in_month: frozenset[str]
    yesterday: frozenset[str]
    today: frozenset[str]
    conditions: tuple[str, ...]

    @property
    def has_cases(self) -> bool:
        """Do names change with their part in the sentence?"""
        return bool(self.stem_cut)

    @property
    def subjects(self) -> frozenset[str]:
        """Pronouns in the form of a subject."""
        return self.person_pronouns | self.plural_pronouns


def read_grammar(language: str) -> Grammar:
    """Grammar of a language from the file beside this one."""
    path = Path(__file__).with_name(f"{language}.toml")
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Grammar(
        classes={name: tuple(words) for name, words in data["classes"].items()},
        weekdays=data["weekdays"],
        months=data["months"],
        conditions=tuple(data["conditions"]),
        stem_cut=data["stem_cut"],
        free_order=data["free_order"],
        noun_capitals=data["noun_capitals"],
        genitive_owns=data["genitive_owns"],
        acronym_owns=data["acronym_owns"],
        **{
            name: frozenset(words) for name, words in data.items() if name not in _PLAIN
        },
    )
