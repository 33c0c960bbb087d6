"""The lexicon of the seed files, for tests of the pure package."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from positions.extraction import (
    Alias,
    CueEntry,
    Lexicon,
    LexiconIssue,
    LexiconOption,
    LexiconParty,
    OfficeEntry,
    SpeakerEntry,
)
from positions.languages import LANGUAGES
from positions.vocabulary import AliasType, CueKind, PartyKind

SEEDS = Path(__file__).parents[3] / "seeds"


def _read(folder: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def _cues(block: dict[str, Any], prefix: str, kind: CueKind) -> tuple[CueEntry, ...]:
    return tuple(
        CueEntry(text, language, kind)
        for language in LANGUAGES
        for text in block.get(f"{prefix}_{language}", ())
    )


def _option(block: dict[str, Any]) -> LexiconOption:
    cues = _cues(block, "cues", CueKind.PHRASE) + _cues(
        block, "examples", CueKind.EXAMPLE
    )
    return LexiconOption(block["key"], block.get("value"), block["label"], cues)


def _issue(block: dict[str, Any]) -> LexiconIssue:
    options = tuple(_option(option) for option in block["option"])
    cues = _cues(block, "cues", CueKind.PHRASE)
    return LexiconIssue(block["key"], block["title"], block["ordinal"], options, cues)


def _party(block: dict[str, Any]) -> LexiconParty:
    aliases = tuple(
        Alias(a["text"], a["lang"], AliasType(a["type"]), a["ambiguous"])
        for a in block["alias"]
    )
    return LexiconParty(
        block["code"],
        block["name"],
        PartyKind(block["kind"]),
        aliases,
        tuple(block["members"]),
    )


def _speaker(block: dict[str, Any]) -> SpeakerEntry:
    aliases = [Alias(block["name"], "en")]
    for language in LANGUAGES:
        aliases += [
            Alias(text, language) for text in block.get(f"aliases_{language}", ())
        ]
    offices = tuple(
        OfficeEntry(o["party"], o["role"], o.get("from"), o.get("to"))
        for o in block["offices"]
    )
    return SpeakerEntry(block["name"], tuple(aliases), offices)


@cache
def read_lexicon(folder: Path = SEEDS) -> Lexicon:
    """Lexicon from a folder with parties.toml, speakers.toml and issues.toml."""
    return Lexicon(
        tuple(_party(block) for block in _read(folder, "parties.toml")["party"]),
        tuple(_speaker(block) for block in _read(folder, "speakers.toml")["speaker"]),
        tuple(_issue(block) for block in _read(folder, "issues.toml")["issue"]),
    )
