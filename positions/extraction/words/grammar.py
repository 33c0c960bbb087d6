"""Shape of the general words of a language that the stages share."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Grammar:
    """Word classes and small closed lists of one language.

    `classes` maps a class to phrases in cue notation (`word*` = any ending):
    say, want, no, ready, think (verbs that carry a stance), plan, paper, leak,
    nameless, role (nouns for people who speak), side (nouns for bodies),
    stance_noun, according, view, modal, event, past.
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
    conjunctions: frozenset[str]
    articles: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    # Prepositions of a capital that speaks: "в Киеве заявили".
    speaks_in: frozenset[str] = frozenset()
    # The verb may stand before its subject outside "said X".
    free_order: bool = False
    relatives: frozenset[str] = frozenset()
    # Endings that may follow the stem of a name in this language.
    noun_endings: frozenset[str] = frozenset({""})
    adjective_endings: frozenset[str] = frozenset({""})
    stem_cut: str = ""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    yesterday: frozenset[str] = frozenset()
    today: frozenset[str] = frozenset()
    conditions: tuple[str, ...] = ()
