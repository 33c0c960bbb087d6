"""Statements of which every field holds something of its own, to compare whole rows."""

from datetime import UTC, date, datetime

from positions.actions.positions import rebuild_all
from positions.actions.revision import raise_revision
from positions.models import Article, Source, Speaker, Statement
from positions.vocabulary import Attribution, Evidence, Grade, Kind, Review, Tier
from tests.curated import make_accepted, make_issue, make_party, make_statement

ACCEPTED_AT = datetime(2025, 3, 9, 10, 30, tzinfo=UTC)


def published() -> None:
    """Work out the positions and raise the revision."""
    rebuild_all()
    raise_revision(ACCEPTED_AT)


def sides():
    """Redland, which speaks, and two that sign too."""
    red = make_party("RU", "Redland", "belligerent")
    red.short_name = "Red"
    red.save()
    return red, make_party("UA", "Blueland", "belligerent"), make_party("GG", "Grey")


def cited_told(curator, **given) -> Statement:
    """Accepted, transcribed from a page of the Harbour Gazette."""
    red, blue, grey = sides()
    source, _ = Source.objects.get_or_create(
        name="Harbour Gazette", domain="gazette.example", grade=Grade.B
    )
    issue = make_issue("ceasefire", ("full", "partial", "none"))
    option = issue.options.get(key="none")
    option.label, option.value = "No truce", -0.75
    option.save()
    values = {
        "key": "2025-03-01-ru-truce",
        "party": red,
        "issue": issue,
        "option": option,
        "speaker": Speaker.objects.get_or_create(name="Iva Reed")[0],
        "speaker_role": "Minister of the harbour",
        "said_on": date(2025, 3, 1),
        "said_on_note": "from the caption",
        "reported_on": date(2025, 3, 4),
        "quote": "No truce before talks.",
        "quote_language": "fr",
        "summary": "She refused a truce.",
        "condition": "if talks fail",
        "note": "an echo of May",
        "attribution": Attribution.DIRECT_QUOTE,
        "kind": Kind.DOCTRINE,
        "source": source,
        "source_title": "Minister speaks",
        "source_url": "https://gazette.example/1",
        "also_urls": ["https://echo.example/2", "https://echo.example/3"],
        "grade": Grade.C,
        "tier": Tier.WEAK,
        "coder": "olha",
        "coder_version": "7",
        "why": ["no truce"],
        "version": 3,
        "reviewed_at": ACCEPTED_AT,
    }
    values |= given
    made = make_accepted(curator, **values)
    if values["option"] is None:
        made.option = None
        made.save()
    made.joint_with.set([blue, grey])
    return made


def verified_told(curator, **given) -> Statement:
    """Accepted, a slice of a stored text of the Quay News; no source of its own."""
    red, _, _ = sides()
    source, _ = Source.objects.get_or_create(name="Quay News", grade=Grade.A)
    text = "They met. “We want a truce,” he said."
    article = Article.objects.create(
        source=source,
        url="https://quay.example/9",
        canonical_url="https://quay.example/9",
        title="They met",
        text=text,
        text_sha256="a" * 64,
        fingerprint="f",
        fetched_at=ACCEPTED_AT,
    )
    values = {
        "party": red,
        "article": article,
        "quote": "We want a truce,",
        "evidence": Evidence.VERIFIED,
        "coder": "rules_v1",
        "coder_version": "1.1",
        "review": Review.ACCEPTED,
        "reviewed_by": curator,
        "reviewed_at": ACCEPTED_AT,
    }
    return make_statement(**values | given)
