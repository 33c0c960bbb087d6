"""The lexicon of the coding rules, from the tables that curators edit."""

from collections.abc import Iterable

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
from positions.models import Issue, Option, Party, PeaceProcess, Speaker
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


def _party(party: Party) -> PartyEntry:
    return PartyEntry(
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
    return SpeakerEntry(
        name=speaker.name,
        aliases=tuple(
            Alias(alias.text, alias.language, AliasType.NAME, ambiguous=False)
            for alias in speaker.aliases.all()
        ),
        offices=tuple(
            OfficeEntry(o.party.code, o.title, o.from_date, o.to_date)
            for o in speaker.offices.all()
        ),
    )


def _issue(issue: Issue) -> IssueEntry:
    return IssueEntry(
        key=issue.key,
        title=issue.title,
        ordinal=issue.ordinal,
        options=tuple(_options(issue.options.all())),
        cues=tuple(
            CueEntry(cue.text, cue.language, CueKind.PHRASE) for cue in issue.cues.all()
        ),
    )


def _options(options: Iterable[Option]) -> Iterable[OptionEntry]:
    for option in options:
        yield OptionEntry(
            key=option.key,
            value=option.value,
            label=option.label,
            cues=tuple(
                CueEntry(cue.text, cue.language, CueKind(cue.kind))
                for cue in option.cues.all()
            ),
        )
