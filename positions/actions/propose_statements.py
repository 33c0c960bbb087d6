"""Turns the coding rules' proposals into rows that wait for a curator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from positions.extraction import RULE_SET, RULE_SET_VERSION, ProposedStatement
from positions.models import Article, Issue, Office, Option, Party, Speaker, Statement
from positions.vocabulary import Evidence, Kind, is_leak_as_line

CONTEXT = 32


def propose_statements(
    article: Article, proposals: Iterable[ProposedStatement], published_on: date
) -> int:
    """Write each proposal once and return how many are new.

    Call inside the transaction that stores the article. A span that already has a
    statement of the party on the issue keeps the one it has.
    """
    new = _not_held(article, proposals)
    if not new:
        return 0
    named = _Named.read()
    rows = [_statement(article, proposal, published_on, named) for proposal in new]
    Statement.objects.bulk_create(rows)
    joint = Statement.joint_with.through
    joint.objects.bulk_create(
        joint(statement_id=row.pk, party_id=named.parties[code].pk)
        for row, proposal in zip(rows, new, strict=True)
        for code in dict.fromkeys(proposal.joint_with)
        if code in named.parties
    )
    return len(rows)


def _not_held(
    article: Article, proposals: Iterable[ProposedStatement]
) -> list[ProposedStatement]:
    held = set(
        Statement.objects.filter(article=article).values_list(
            "start", "end", "party__code", "issue__key"
        )
    )
    new = {(p.start, p.end, p.party, p.issue): p for p in reversed(list(proposals))}
    return [p for key, p in reversed(new.items()) if key not in held]


@dataclass(frozen=True, slots=True)
class _Named:
    """The rows that proposals name, read once for all of them."""

    parties: dict[str, Party]
    speakers: dict[str, Speaker]
    issues: dict[str, Issue]
    options: dict[tuple[int, str], Option]

    @classmethod
    def read(cls) -> "_Named":
        return cls(
            parties={party.code: party for party in Party.objects.all()},
            speakers={speaker.name: speaker for speaker in Speaker.objects.all()},
            issues={issue.key: issue for issue in Issue.objects.all()},
            options={(o.issue_id, o.key): o for o in Option.objects.all()},
        )


def _statement(
    article: Article, proposal: ProposedStatement, published_on: date, named: _Named
) -> Statement:
    issue, party = named.issues[proposal.issue], named.parties[proposal.party]
    speaker = named.speakers.get(proposal.speaker or "")
    said_on = min(proposal.said_on or published_on, published_on)
    return Statement(
        article=article,
        party=party,
        issue=issue,
        option=named.options[issue.pk, proposal.option],
        speaker=speaker,
        speaker_role=_role(speaker, party, said_on),
        said_on=said_on,
        reported_on=published_on,
        quote=proposal.quote,
        quote_language=article.language[:2],
        start=proposal.start,
        end=proposal.end,
        prefix=article.text[max(0, proposal.start - CONTEXT) : proposal.start],
        suffix=article.text[proposal.end : proposal.end + CONTEXT],
        condition=proposal.condition,
        attribution=proposal.attribution,
        kind=_kind(proposal),
        evidence=Evidence.VERIFIED,
        grade=article.source.grade if article.source else "",
        coder=RULE_SET,
        coder_version=RULE_SET_VERSION,
        confidence=proposal.confidence,
        why=list(proposal.why),
    )


def _kind(proposal: ProposedStatement) -> Kind:
    """A leak never is a party's own line, whatever the rules took it for."""
    is_wrong = is_leak_as_line(proposal.attribution, proposal.kind)
    return Kind.OFFER if is_wrong else proposal.kind


def _role(speaker: Speaker | None, party: Party, said_on: date) -> str:
    """The office that the speaker held for the party on that day, if known."""
    if speaker is None:
        return ""
    office = Office.objects.filter(speaker=speaker, party=party).held_on(said_on)
    held = office.order_by("-from_date").first()
    return held.title if held else ""
