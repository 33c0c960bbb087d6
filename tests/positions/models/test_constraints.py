"""Each constraint of the database, broken by a write past every form and action."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F

from positions.models import (
    ArticleBand,
    AuditEntry,
    DataRevision,
    Event,
    Feed,
    FeedItem,
    ImportJob,
    IssueGroup,
    Position,
    ProblemReport,
    Proposal,
    Source,
    Speaker,
    Statement,
)
from tests.conftest import NOW
from tests.curated import (
    make_article,
    make_cited,
    make_issue,
    make_party,
    make_process,
    make_statement,
    option_of,
)

pytestmark = pytest.mark.django_db
DAY = date(2025, 4, 22)


def person():
    from django.contrib.auth.models import User

    return User.objects.get_or_create(username="olha")[0]


def accepted() -> Statement:
    return make_cited(review="accepted", reviewed_by=person(), reviewed_at=NOW)


def position() -> Position:
    statement = make_statement()
    return Position.objects.create(
        party=statement.party,
        issue=statement.issue,
        option=option_of(statement.issue),
        statement=statement,
        valid_from=DAY,
        entered_on=DAY,
        last_said_on=DAY,
        strength="position",
    )


def event() -> Event:
    return Event.objects.create(
        process=make_process(), key="e", date=DAY, kind="meeting", title="E"
    )


def paper() -> Proposal:
    return Proposal.objects.create(
        process=make_process(),
        key="p",
        title="P",
        date=DAY,
        status="published",
        attribution="official_document",
    )


def clause():
    return paper().clauses.create(issue=make_issue(), text="A point.")


def feed() -> Feed:
    source = Source.objects.create(name="Post")
    return Feed.objects.create(
        source=source, url="https://post.example/feed", next_fetch_at=NOW
    )


def job() -> ImportJob:
    return ImportJob.objects.create(kind="text", next_attempt_at=NOW, created_at=NOW)


def office():
    speaker = Speaker.objects.create(key="o", name="O")
    return speaker.offices.create(
        party=make_party(), title="minister", from_date=DAY, to_date=DAY
    )


def report() -> ProblemReport:
    return ProblemReport.objects.create(statement=make_cited(), text="Wrong.", at=NOW)


def correction():
    return accepted().corrections.create(
        kind="corrected", was="a", now="b", reason="c", at=NOW, made_by=person()
    )


def seat():
    return make_party().participations.get()


def first_option():
    return option_of(make_issue())


def coding():
    statement = make_statement()
    return statement.codings.create(
        coder=person(), option=option_of(statement.issue), at=NOW
    )


# Constraint: a valid row, and the values that break it.
CHECKS: dict[str, tuple[Callable[[], models.Model], dict]] = {
    "source_grade_is_known": (lambda: Source.objects.create(name="S"), {"grade": "D"}),
    "article_has_text": (make_article, {"text": ""}),
    "article_hash_is_sha256": (make_article, {"text_sha256": "abc"}),
    "article_copies_another": (make_article, {"duplicate_of": F("pk")}),
    "party_kind_is_known": (make_party, {"kind": "ally"}),
    "party_code_not_empty": (make_party, {"code": ""}),
    "participation_role_is_known": (
        seat,
        {"role": "ally"},
    ),
    "party_alias_not_empty": (
        lambda: make_party().aliases.create(text="x", language="en"),
        {"text": ""},
    ),
    "office_ends_after_it_begins": (office, {"to_date": DAY - timedelta(days=1)}),
    "option_value_between_the_poles": (
        first_option,
        {"value": 1.01},
    ),
    "cue_not_empty": (
        lambda: option_of(make_issue()).cues.create(
            text="x", language="en", kind="phrase"
        ),
        {"text": ""},
    ),
    "reviewed_statement_names_its_reviewer": (accepted, {"reviewed_by": None}),
    "retraction_gives_a_reason": (accepted, {"review": "retracted"}),
    "verified_quote_has_its_span": (make_cited, {"start": 3}),
    "cited_statement_links_its_source": (make_cited, {"source_url": ""}),
    "direct_quote_has_words": (make_cited, {"attribution": "direct_quote"}),
    "leak_is_never_a_partys_own_line": (make_cited, {"attribution": "leak"}),
    "statement_words_are_known": (make_cited, {"kind": "hint"}),
    "reported_not_before_said": (make_cited, {"reported_on": date(2025, 2, 28)}),
    "confidence_is_a_share": (make_cited, {"confidence": 1.2}),
    "statement_names_its_coder": (make_cited, {"coder": ""}),
    "position_lasts_a_day": (position, {"valid_to": DAY}),
    "position_entered_before_it_was_last_said": (
        position,
        {"entered_on": DAY + timedelta(days=1)},
    ),
    "position_strength_is_known": (position, {"strength": "iron"}),
    "position_opens_a_stretch_with_an_end": (position, {"stretch_to": DAY}),
    "event_ends_after_it_begins": (event, {"end_date": DAY - timedelta(days=1)}),
    "event_kind_is_known": (event, {"kind": "party"}),
    "leaked_paper_is_marked_as_leak": (paper, {"status": "leaked"}),
    "clause_has_text": (clause, {"text": ""}),
    "feed_state_is_known": (feed, {"state": "lost"}),
    "job_state_is_known": (job, {"state": "lost"}),
    "failed_job_says_why": (job, {"state": "failed", "finished_at": NOW}),
    "ended_import_has_its_article": (job, {"state": "imported", "finished_at": NOW}),
    "running_job_holds_a_lease": (job, {"state": "running"}),
    "ended_job_has_an_end_time": (job, {"finished_at": NOW}),
    "one_revision_counter": (lambda: DataRevision.objects.create(pk=1), {"id": 2}),
    "note_has_text": (
        lambda: make_cited().notes.create(author=person(), text="x", at=NOW),
        {"text": ""},
    ),
    "report_has_text": (report, {"text": ""}),
    "handled_report_names_who_and_what": (report, {"handled_at": NOW}),
    "correction_gives_a_reason": (correction, {"reason": ""}),
    "no_position_has_no_option": (coding, {"no_position": True}),
}


def again(row: models.Model) -> None:
    """Write a second row with all the values of the first."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    if isinstance(row, Statement):
        values["key"] = None
    type(row)._base_manager.create(**values)


UNIQUE: dict[str, Callable[[], models.Model]] = {
    "article_text_once_a_page": make_article,
    "band_once": lambda: ArticleBand.objects.create(article=make_article(), key=1),
    "party_takes_part_once": seat,
    "party_alias_once": lambda: make_party().aliases.create(text="x", language="en"),
    "speaker_alias_once": lambda: office().speaker.aliases.create(
        text="x", language="en"
    ),
    "office_once": office,
    "issue_group_key_once": lambda: IssueGroup.objects.create(
        process=make_process(), key="k"
    ),
    "issue_key_once": make_issue,
    "issue_cue_once": lambda: make_issue().cues.create(text="x", language="en"),
    "option_key_once": first_option,
    "cue_once": lambda: option_of(make_issue()).cues.create(
        text="x", language="en", kind="phrase"
    ),
    "one_statement_per_span_party_and_issue": make_statement,
    "position_once": position,
    "event_key_once": event,
    "proposal_key_once": paper,
    "clause_order_once": clause,
    "feed_item_once": lambda: FeedItem.objects.create(
        feed=feed(), guid="g", url="https://post.example/1", first_seen_at=NOW
    ),
    "skip_once": lambda: make_cited().skips.create(curator=person(), at=NOW),
    "coded_once_by_a_coder": coding,
}
# Tested beside the rule that needs them.
ELSEWHERE = {"audit_entry_names_its_actor"}


def test_every_constraint_has_its_breaking_test() -> None:
    named = {
        constraint.name
        for model in apps.get_app_config("positions").get_models()
        for constraint in model._meta.constraints
    }

    assert named - ELSEWHERE == CHECKS.keys() | UNIQUE.keys()


@pytest.mark.parametrize("name", CHECKS)
def test_check_refuses_the_row_that_breaks_it(name: str) -> None:
    make, values = CHECKS[name]
    row = make()
    rows = type(row)._base_manager.filter(pk=row.pk)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        rows.update(**values)


@pytest.mark.parametrize("name", UNIQUE)
def test_second_row_with_the_same_values_is_refused(name: str) -> None:
    row = UNIQUE[name]()

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        again(row)


def test_entry_without_an_actor_is_refused() -> None:
    make_party()
    last = AuditEntry.objects.latest("seq")

    with pytest.raises(IntegrityError, match="audit_entry_names_its_actor"):
        AuditEntry.objects.create(
            seq=last.seq + 1,
            table_name="positions_party",
            row_id="1",
            operation="update",
            actor="",
            actor_kind="user",
            at=NOW,
            prev_hash=last.hash,
            hash="0" * 64,
        )
