"""A small process with two states at odds, a mediator and a bloc, for the stages."""

from datetime import date

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
from positions.vocabulary import AliasType, PartyKind

METONYM, DEMONYM = AliasType.METONYM, AliasType.DEMONYM


def party(code: str, name: str, kind: PartyKind, *aliases: Alias) -> LexiconParty:
    return LexiconParty(code, name, kind, (Alias(name, "en"), *aliases))


def option(key: str, value: float, *cues: str) -> LexiconOption:
    return LexiconOption(key, value, key, tuple(CueEntry(cue, "en") for cue in cues))


NORTH = party(
    "NO",
    "Norland",
    PartyKind.BELLIGERENT,
    Alias("Nordstad", "en", METONYM, ambiguous=True),
    Alias("Norlandic", "en", DEMONYM, ambiguous=True),
)
SOUTH = party(
    "SO",
    "Suderia",
    PartyKind.BELLIGERENT,
    Alias("Sudport", "en", METONYM, ambiguous=True),
    Alias("Suderian", "en", DEMONYM, ambiguous=True),
)
MIDDLE = party(
    "MI",
    "Midmark",
    PartyKind.MEDIATOR,
    Alias("Midmarkish", "en", DEMONYM, ambiguous=True),
)
ALLIES = [
    party(code, name, PartyKind.GUARANTOR)
    for code, name in (("AL", "Alba"), ("BO", "Boria"), ("CE", "Cenia"))
]
BLOC = LexiconParty(
    "LG",
    "League",
    PartyKind.BLOC,
    (Alias("the League", "en"),),
    ("AL", "BO", "CE"),
)
PEOPLE = (
    SpeakerEntry(
        "Ada Orn",
        (Alias("Ada Orn", "en"), Alias("Orn", "en")),
        (OfficeEntry("NO", "President of Norland", date(2040, 1, 1)),),
    ),
    SpeakerEntry(
        "Ben Sul",
        (Alias("Ben Sul", "en"), Alias("Sul", "en")),
        (
            OfficeEntry("MI", "Envoy of Midmark", date(2039, 1, 1), date(2040, 5, 31)),
            OfficeEntry("SO", "Minister of Suderia", date(2040, 6, 1)),
        ),
    ),
)
TRUCE = LexiconIssue(
    "truce",
    "Truce",
    ordinal=True,
    options=(
        option("refused", -1.0, "@no … truce", "truce … @refused"),
        option("some", 0.5, "@want … truce", "@ready … truce"),
        option("full", 1.0, "full truce", "truce … at once"),
    ),
    cues=(CueEntry("truce*", "en"),),
)
HARBOUR = LexiconIssue(
    "harbour",
    "Harbour",
    ordinal=True,
    options=(
        option("shared", 0.0, "(shar*|joint*) … harbour", "harbour … shar*"),
        option("kept", 1.0, "@no … (give up|share) … harbour", "keep … harbour"),
    ),
    cues=(CueEntry("harbour", "en"), CueEntry("the port", "en")),
)
WORLD = Lexicon((NORTH, SOUTH, MIDDLE, *ALLIES, BLOC), PEOPLE, (TRUCE, HARBOUR))
DAY = date(2040, 7, 4)
