"""Coding: from a text to proposed statements, without database or network."""

from positions.extraction.language import detect_language
from positions.extraction.lexicon import (
    Alias,
    CueEntry,
    IssueEntry,
    Lexicon,
    OfficeEntry,
    OptionEntry,
    PartyEntry,
    SpeakerEntry,
)
from positions.extraction.propose import (
    RULE_SET,
    RULE_SET_VERSION,
    Proposal,
    propose,
)

__all__ = [
    "RULE_SET",
    "RULE_SET_VERSION",
    "Alias",
    "CueEntry",
    "IssueEntry",
    "Lexicon",
    "OfficeEntry",
    "OptionEntry",
    "PartyEntry",
    "Proposal",
    "SpeakerEntry",
    "detect_language",
    "propose",
]
