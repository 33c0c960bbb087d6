"""Merging makes two rows one; undoing it leaves every table as it was."""

from datetime import date

import pytest
from django.apps import apps

from positions.actions import merge as merging
from positions.actions import review_statement as review
from positions.actions.decision import RefusedError
from positions.actions.integrity import check_integrity
from positions.models import (
    Article,
    Clause,
    Issue,
    Option,
    Party,
    Position,
    Proposal,
    Speaker,
    Statement,
)
from positions.vocabulary import Mergeable
from tests.conftest import NOW
from tests.curated import (
    TEXT,
    make_article,
    make_cited,
    make_issue,
    make_party,
    make_statement,
    option_of,
)

pytestmark = pytest.mark.django_db
NOT_COMPARED = {"AuditEntry", "DataRevision", "Merge"}


def every_table() -> dict[str, list[dict]]:
    """All rows of all tables; of positions all but the row number."""
    tables = {}
    for model in apps.get_app_config("positions").get_models(include_auto_created=True):
        if model.__name__ in NOT_COMPARED:
            continue
        rows = list(model._base_manager.order_by("pk").values())
        if model is Position:
            rows = sorted(
                ({k: v for k, v in row.items() if k != "id"} for row in rows), key=str
            )
        tables[model.__name__] = rows
    return tables


@pytest.fixture
def two_parties(curator) -> tuple[Party, Party]:
    kept, gone = make_party("TUR", "Turkey"), make_party("TRK", "Türkiye")
    bloc = make_party("BLC")
    bloc.members.add(kept, gone)
    for party in (kept, gone):
        party.aliases.create(text="Ankara", language="en")
    gone.aliases.create(text="Анкара", language="uk")
    statement = make_statement(party=gone)
    joint = make_cited(party=kept)
    joint.joint_with.add(gone)
    for row in (statement, joint):
        review.accept(row, by=curator, now=NOW)
    return kept, gone


def test_preview_counts_what_moves(two_parties) -> None:
    counts = {
        m.table: m.count for m in merging.preview(Mergeable.PARTY, two_parties[1])
    }

    assert counts == {
        "participations": 1,
        "party aliases": 2,
        "from_party-to_party relationships": 1,
        "statement-party relationships": 1,
        "statements": 1,
    }


def test_merged_party_holds_all_and_the_other_is_gone(two_parties, curator) -> None:
    kept, gone = two_parties

    merging.merge(Mergeable.PARTY, kept, gone, by=curator, now=NOW)

    assert not Party.objects.filter(code="TRK").exists()
    assert sorted(kept.aliases.values_list("text", flat=True)) == ["Ankara", "Анкара"]
    assert Statement.objects.filter(party=kept).count() == 2
    assert not Statement.joint_with.through.objects.exists()
    assert set(Position.objects.values_list("party__code", flat=True)) == {"TUR"}
    assert sum(map(len, check_integrity(NOW).values())) == 0


def test_undoing_a_party_merge_leaves_every_table_as_before(
    two_parties, curator
) -> None:
    before = every_table()
    merged = merging.merge(Mergeable.PARTY, *two_parties, by=curator, now=NOW)
    assert every_table() != before

    merging.undo(merged, by=curator, now=NOW)

    assert every_table() == before
    assert sum(map(len, check_integrity(NOW).values())) == 0


def test_undo_brings_the_seed_data_back(seeded, curator) -> None:
    before = every_table()
    kept, gone = Party.objects.get(code="FR"), Party.objects.get(code="DE")
    merged = merging.merge(Mergeable.PARTY, kept, gone, by=curator, now=NOW)

    merging.undo(merged, by=curator, now=NOW)

    assert every_table() == before


def test_undo_is_refused_after_a_later_change(two_parties, curator) -> None:
    merged = merging.merge(Mergeable.PARTY, *two_parties, by=curator, now=NOW)
    moved = Statement.objects.get(quote__startswith="We ask")
    review.retract(moved, by=curator, now=NOW, reason="Wrong page.")

    with pytest.raises(RefusedError, match="changed after the merge"):
        merging.undo(merged, by=curator, now=NOW)

    merged.refresh_from_db()
    assert merged.undone_at is None


def test_undo_works_once(two_parties, curator) -> None:
    merged = merging.merge(Mergeable.PARTY, *two_parties, by=curator, now=NOW)
    merging.undo(merged, by=curator, now=NOW)
    merged.refresh_from_db()

    with pytest.raises(RefusedError, match="undone already"):
        merging.undo(merged, by=curator, now=NOW)


def test_merge_is_refused_when_both_coded_one_passage(curator) -> None:
    kept, gone = make_party("AA"), make_party("BB")
    make_statement(party=kept)
    make_statement(party=gone)
    before = every_table()

    with pytest.raises(RefusedError, match="same passage"):
        merging.merge(Mergeable.PARTY, kept, gone, by=curator, now=NOW)

    assert every_table() == before


def test_merging_issues_moves_statements_clauses_and_cues(curator) -> None:
    kept = make_issue("truce", ("full", "none"))
    gone = make_issue("ceasefire", ("full", "partial"))
    option_of(gone, "full").cues.create(
        text="lay down arms", language="en", kind="phrase"
    )
    make_statement(issue=gone, option=option_of(gone, "partial"))
    paper = Proposal.objects.create(
        process=kept.process,
        key="plan",
        title="Plan",
        date=date(2025, 4, 1),
        status="published",
        attribution="official_document",
    )
    paper.clauses.create(
        issue=gone,
        option=option_of(gone, "full"),
        text="Full.",
        source_url="https://post.example/3",
    )
    before = every_table()

    merged = merging.merge(Mergeable.ISSUE, kept, gone, by=curator, now=NOW)

    statement, clause = Statement.objects.get(), Clause.objects.get()
    assert (statement.issue, statement.option.key) == (kept, "partial")
    assert (clause.issue, clause.option) == (kept, option_of(kept, "full"))
    assert option_of(kept, "full").cues.count() == 1
    assert Issue.objects.count() == 1

    merging.undo(merged, by=curator, now=NOW)
    assert every_table() == before


def test_merging_options_needs_one_issue(curator) -> None:
    one, other = make_issue(), make_issue("crimea")

    with pytest.raises(RefusedError, match="one issue"):
        merging.merge(
            Mergeable.OPTION, option_of(one), option_of(other), by=curator, now=NOW
        )


def test_merging_options_and_speakers_can_be_undone(curator) -> None:
    issue = make_issue()
    one = Speaker.objects.create(key="olena", name="Olena")
    two = Speaker.objects.create(key="olena-b", name="Olena B.")
    make_statement(speaker=two, option=option_of(issue, "partial"))
    before = every_table()

    full, partial = option_of(issue, "full"), option_of(issue, "partial")
    first = merging.merge(Mergeable.OPTION, full, partial, by=curator, now=NOW)
    second = merging.merge(Mergeable.SPEAKER, one, two, by=curator, now=NOW)

    statement = Statement.objects.get()
    assert (statement.option, statement.speaker) == (full, one)
    assert Option.objects.count() == 1
    merging.undo(second, by=curator, now=NOW)
    merging.undo(first, by=curator, now=NOW)
    assert every_table() == before


def test_statements_of_a_copy_move_to_the_kept_text_with_exact_offsets(curator) -> None:
    kept = make_article("Headline. " + TEXT)
    gone = make_article()
    make_statement(article=gone)
    before = every_table()

    merged = merging.merge(Mergeable.ARTICLE, kept, gone, by=curator, now=NOW)

    statement = Statement.objects.get()
    assert statement.article == kept
    assert kept.text[statement.start : statement.end] == statement.quote
    assert Article.objects.get(pk=gone.pk).duplicate_of == kept
    merging.undo(merged, by=curator, now=NOW)
    assert every_table() == before


def test_copy_without_the_same_words_is_refused(curator) -> None:
    kept = make_article("Another text altogether.")
    gone = make_article()
    make_statement(article=gone)

    with pytest.raises(RefusedError, match="does not hold the quote"):
        merging.merge(Mergeable.ARTICLE, kept, gone, by=curator, now=NOW)
