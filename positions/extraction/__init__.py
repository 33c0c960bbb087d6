"""Coding: from a text to proposed statements, without database or network."""

from positions.extraction.language import detect_language
from positions.extraction.lexicon import (
    Alias,
    CueEntry,
    IssueWords,
    Lexicon,
    OfficeEntry,
    OptionWords,
    PartyWords,
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
    "IssueWords",
    "Lexicon",
    "OfficeEntry",
    "OptionWords",
    "PartyWords",
    "ProposedStatement",
    "SpeakerEntry",
    "detect_language",
    "propose",
]
