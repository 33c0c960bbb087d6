"""The lexicon of the coding rules, from the tables that curators edit."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Count, Max

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
from positions.languages import CATALOGUE_LANGUAGE
from positions.models import (
    Cue,
    DataRevision,
    Issue,
    IssueCue,
    Office,
    Option,
    Party,
    PartyAlias,
    PeaceProcess,
    Speaker,
    SpeakerAlias,
)
from positions.vocabulary import AliasType, CueKind, PartyKind


def read_lexicon(process: PeaceProcess | None = None) -> Lexicon:
    """Parties, speakers and issues with their cues; all processes if none is named."""
    parties = Party.objects.prefetch_related("aliases", "members")
    speakers = Speaker.objects.prefetch_related("aliases", "offices__party")
    issues = Issue.objects.prefetch_related("cues", "options__cues")
    if process is not None:
        issues = issues.filter(process=process)
        parties = parties.filter(participations__process=process)
    return Lexicon(
        parties=tuple(_party(party) for party in parties),
        speakers=tuple(_speaker(speaker) for speaker in speakers),
        issues=tuple(_issue(issue) for issue in issues),
    )


def current_lexicon() -> Lexicon:
    """The lexicon of all processes, read anew only when a table behind it changed."""
    return _lexicon_at(_state_of_tables())


@lru_cache(maxsize=2)
def _lexicon_at(_state: tuple[tuple[int, int], ...]) -> Lexicon:
    return read_lexicon()


def _state_of_tables() -> tuple[tuple[int, int], ...]:
    """Cheap to read, and different after every addition, removal and public change."""
    revision = DataRevision.objects.filter(pk=1).values_list("number", flat=True)
    counts = [
        model.objects.aggregate(n=Count("pk"), last=Max("pk"))
        for model in (PartyAlias, SpeakerAlias, Office, Cue, IssueCue, Option)
    ]
    return ((revision.first() or 0, 0), *((c["n"], c["last"] or 0) for c in counts))


def _party(party: Party) -> LexiconParty:
    return LexiconParty(
        code=party.code,
        name=party.name,
        kind=PartyKind(party.kind),
        aliases=tuple(
            Alias(alias.text, alias.language, AliasType(alias.type), alias.ambiguous)
            for alias in party.aliases.all()
        ),
        members=tuple(member.code for member in party.members.all()),
    )


def _speaker(speaker: Speaker) -> SpeakerEntry:
    spellings = [(alias.text, alias.language) for alias in speaker.aliases.all()]
    return SpeakerEntry(
        name=speaker.name,
        aliases=tuple(
            Alias(text, language, AliasType.NAME, ambiguous=False)
            for text, language in [(speaker.name, CATALOGUE_LANGUAGE), *spellings]
        ),
        offices=tuple(
            OfficeEntry(o.party.code, o.title, o.from_date, o.to_date)
            for o in speaker.offices.all()
        ),
    )


def _issue(issue: Issue) -> LexiconIssue:
    return LexiconIssue(
        key=issue.key,
        title=issue.title,
        ordinal=issue.ordinal,
        options=tuple(_options(issue.options.all())),
        cues=tuple(
            CueEntry(cue.text, cue.language, CueKind.PHRASE) for cue in issue.cues.all()
        ),
    )


def _options(options: Iterable[Option]) -> Iterable[LexiconOption]:
    for option in options:
        yield LexiconOption(
            key=option.key,
            value=option.value,
            label=option.label,
            cues=tuple(
                CueEntry(cue.text, cue.language, CueKind(cue.kind))
                for cue in option.cues.all()
            ),
        )
