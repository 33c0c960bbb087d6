"""Coding: from a text to proposed statements, without database or network."""

from positions.extraction.language import detect_language
from positions.extraction.lexicon import (
    Alias,
    CueEntry,
    Lexicon,
    LexiconIssue,
    LexiconOption,
    LexiconParty,
    OfficeEntry,
    SpeakerEntry,
)
from positions.extraction.propose import (
    RULE_SET,
    RULE_SET_VERSION,
    ProposedStatement,
    propose,
)

__all__ = [
    "RULE_SET",
    "RULE_SET_VERSION",
    "Alias",
    "CueEntry",
    "Lexicon",
    "LexiconIssue",
    "LexiconOption",
    "LexiconParty",
    "OfficeEntry",
    "ProposedStatement",
    "SpeakerEntry",
    "detect_language",
    "propose",
]
