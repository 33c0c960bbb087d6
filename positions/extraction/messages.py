"""What the coding child and its caller exchange, as values that JSON can carry."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

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
from positions.extraction.propose import ProposedStatement
from positions.vocabulary import AliasType, Attribution, CueKind, Kind, PartyKind

Message = dict[str, Any]


def lexicon_bytes(lexicon: Lexicon) -> bytes:
    parts = {
        name: [asdict(entry) for entry in getattr(lexicon, name)]
        for name in ("parties", "speakers", "issues")
    }
    return json.dumps(parts, default=_plain).encode("ascii")


def lexicon_of(data: bytes) -> Lexicon:
    parts = json.loads(data)
    return Lexicon(
        parties=tuple(map(_party, parts["parties"])),
        speakers=tuple(map(_speaker, parts["speakers"])),
        issues=tuple(map(_issue, parts["issues"])),
    )


def proposal_message(proposal: ProposedStatement) -> Message:
    return asdict(proposal) | {"said_on": day_message(proposal.said_on)}


def proposal_of(message: Message) -> ProposedStatement:
    return ProposedStatement(
        **message
        | {
            "attribution": Attribution(message["attribution"]),
            "kind": Kind(message["kind"]),
            "joint_with": tuple(message["joint_with"]),
            "why": tuple(message["why"]),
            "features": tuple(message["features"]),
            "said_on": day_of(message["said_on"]),
        }
    )


def day_message(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_of(message: str | None) -> date | None:
    return date.fromisoformat(message) if message else None


def _plain(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _party(message: Message) -> LexiconParty:
    return LexiconParty(
        message["code"],
        message["name"],
        PartyKind(message["kind"]),
        tuple(map(_alias, message["aliases"])),
        tuple(message["members"]),
    )


def _alias(message: Message) -> Alias:
    return Alias(**message | {"type": AliasType(message["type"])})


def _speaker(message: Message) -> SpeakerEntry:
    return SpeakerEntry(
        message["name"],
        tuple(map(_alias, message["aliases"])),
        tuple(map(_office, message["offices"])),
    )


def _office(message: Message) -> OfficeEntry:
    days = {name: day_of(message[name]) for name in ("from_date", "to_date")}
    return OfficeEntry(**message | days)


def _issue(message: Message) -> LexiconIssue:
    return LexiconIssue(
        message["key"],
        message["title"],
        message["ordinal"],
        tuple(map(_option, message["options"])),
        tuple(map(_cue, message["cues"])),
    )


def _option(message: Message) -> LexiconOption:
    return LexiconOption(
        message["key"],
        message["value"],
        message["label"],
        tuple(map(_cue, message["cues"])),
    )


def _cue(message: Message) -> CueEntry:
    return CueEntry(**message | {"kind": CueKind(message["kind"])})
