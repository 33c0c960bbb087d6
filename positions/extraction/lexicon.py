"""What the coder knows of a peace process: parties, people, issues and their cues.

Plain values, built by the application from the database. Everything about a
subject stands here; the package itself only knows languages.
"""

from dataclasses import dataclass, field
from datetime import date

from positions.vocabulary import AliasType, CueKind, PartyKind


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of a name; an ambiguous one needs a second hint."""

    text: str
    language: str
    type: AliasType = AliasType.NAME
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class LexiconParty:
    """A party with its spellings; `members` are the codes of a bloc's members."""

    code: str
    name: str
    kind: PartyKind
    aliases: tuple[Alias, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """A dated role; a missing date means that the interval is open on that side."""

    party: str
    title: str
    from_date: date | None = None
    to_date: date | None = None

    def held_on(self, day: date) -> bool:
        return (self.from_date is None or self.from_date <= day) and (
            self.to_date is None or day <= self.to_date
        )


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A person and the offices in which the person spoke for a party."""

    name: str
    aliases: tuple[Alias, ...] = ()
    offices: tuple[OfficeEntry, ...] = ()

    def party_on(self, day: date | None) -> str | None:
        """Code of the party spoken for on `day`; the latest office without a day."""
        if not self.offices:
            return None
        if day is not None:
            for office in self.offices:
                if office.held_on(day):
                    return office.party
        return self.offices[-1].party


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A phrase pattern (see `positions.extraction.cues`) or an example sentence."""

    text: str
    language: str
    kind: CueKind = CueKind.PHRASE


@dataclass(frozen=True, slots=True)
class LexiconOption:
    """One stance; `value` lies in [-1, 1] or is missing where there is no order."""

    key: str
    value: float | None
    label: str
    cues: tuple[CueEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class LexiconIssue:
    """A question with its options; its own cues only tell the topic."""

    key: str
    title: str
    ordinal: bool
    options: tuple[LexiconOption, ...] = ()
    cues: tuple[CueEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the coder is told about one peace process.

    The hash is worked out once: the compiled form is looked up by it for each text.
    """

    parties: tuple[LexiconParty, ...] = ()
    speakers: tuple[SpeakerEntry, ...] = ()
    issues: tuple[LexiconIssue, ...] = ()
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        value = hash((self.parties, self.speakers, self.issues))
        object.__setattr__(self, "_hash", value)

    def __hash__(self) -> int:
        return self._hash
