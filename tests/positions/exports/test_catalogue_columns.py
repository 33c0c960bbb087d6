"""Each column of the catalogue's tables against the row that it tells of."""

import io
import zipfile
from datetime import date

import pytest

from positions.exports.tables import LICENCE
from positions.models import (
    Clause,
    Event,
    IssueGroup,
    Option,
    Participation,
    Proposal,
)
from positions.vocabulary import Attribution, EventKind, ProposalStatus
from tests.csv_rows import read_csv
from tests.curated import make_issue, make_party, make_process
from tests.told import cited_told, published


@pytest.fixture
def issue(db):
    """An issue of one option, both with a text of its own in every field."""
    process = make_process()
    group = IssueGroup.objects.create(process=process, key="land", title="The land")
    issue = make_issue("crimea", ("keep",))
    issue.group, issue.title, issue.question = group, "The peninsula", "Whose is it?"
    issue.ordinal = False
    issue.pole_minus, issue.pole_plus = "theirs", "ours"
    issue.save()
    Option.objects.update(
        label="Kept",
        value=0.5,
        description="It is kept.",
        use_when="they say keep",
        not_when="they say lease",
    )
    return issue


def package(client):
    """The rows of each file of the data package."""
    content = client.get("/export/datapackage.zip").content
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {
            name.removesuffix(".csv"): read_csv(opened.read(name).decode())
            for name in opened.namelist()
            if name.endswith(".csv")
        }


def test_parties_issues_and_options(client, issue):
    party = make_party("RU", "Redland", "belligerent")
    Participation.objects.filter(party=party).update(role="guarantor")
    published()

    files = package(client)

    assert files["parties"] == [
        {"code": "RU", "name": "Redland", "kind": "belligerent", "role": "guarantor"}
    ]
    assert files["issues"] == [
        {
            "key": "crimea",
            "title": "The peninsula",
            "question": "Whose is it?",
            "group": "The land",
            "ordinal": "false",
            "pole_minus": "theirs",
            "pole_plus": "ours",
        }
    ]
    assert files["options"] == [
        {
            "issue": "crimea",
            "option": "keep",
            "value": "0.5",
            "label": "Kept",
            "description": "It is kept.",
            "use_when": "they say keep",
            "not_when": "they say lease",
        }
    ]


def make_event():
    Event.objects.create(
        process=make_process(),
        key="harbour-2025",
        date=date(2025, 3, 2),
        end_date=date(2025, 3, 5),
        kind=EventKind.MEETING,
        title="Talks in the harbour",
        description="They met for three days.",
        source_url="https://post.example/talks",
    )


def test_an_event(client, issue):
    make_event()
    published()

    assert package(client)["events"] == [
        {
            "key": "harbour-2025",
            "date": "2025-03-02",
            "end_date": "2025-03-05",
            "kind": "meeting",
            "title": "Talks in the harbour",
            "description": "They met for three days.",
            "source_url": "https://post.example/talks",
        }
    ]


@pytest.fixture
def paper(issue):
    """A plan of one clause, which keeps the peninsula."""
    paper = Proposal.objects.create(
        process=make_process(),
        key="harbour-plan",
        title="The plan of the harbour",
        date=date(2025, 3, 6),
        status=ProposalStatus.HANDED_OVER,
        attribution=Attribution.OFFICIAL_DOCUMENT,
        source_urls=["https://post.example/plan"],
    )
    paper.authors.add(make_party("GG", "Grey"))
    Clause.objects.create(
        proposal=paper,
        issue=issue,
        option=issue.options.get(),
        text="The peninsula is kept.",
        source_url="https://post.example/clause",
    )
    return paper


def test_a_paper_in_the_package(client, paper):
    published()

    assert package(client)["papers"] == [
        {
            "paper": "harbour-plan",
            "title": "The plan of the harbour",
            "date": "2025-03-06",
            "status": "handed_over",
            "issue": "crimea",
            "option": "keep",
            "clause": "The peninsula is kept.",
            "source_url": "https://post.example/clause",
        }
    ]


def test_a_clause_beside_a_party(client, paper, issue, curator):
    option = issue.options.get()
    said = cited_told(curator, issue=issue, option=option)
    published()

    address = "/proposals/harbour-plan/clauses.csv?as_of=2025-04-01"
    rows = read_csv(client.get(address).content.decode())

    assert [row for row in rows if row["party"] == "RU"] == [
        {
            "proposal": "harbour-plan",
            "dated": "2025-03-06",
            "clause": "1",
            "issue": "crimea",
            "clause_option": "keep",
            "party": "RU",
            "fit": "in line",
            "party_option": "keep",
            "stated_on": "2025-03-01",
            "statement": str(said.pk),
            "clause_text": "The peninsula is kept.",
            "source_url": "https://post.example/clause",
            "as_of": "2025-04-01",
            "rule": "neighbouring-option-v1",
            "revision": "1",
            "licence": LICENCE,
        }
    ]


def test_a_paper_and_an_event_on_the_time_line(client, paper):
    make_event()
    published()

    address = "/timeline/timeline.csv?from=2025-03-01&to=2025-03-31"
    rows = read_csv(client.get(address).content.decode())

    assert rows == [
        {
            "day": "2025-03-02",
            "end_day": "2025-03-05",
            "what": "event",
            "kind": "meeting",
            "title": "Talks in the harbour",
            "party": "",
            "issue": "",
            "option_before": "",
            "option_after": "",
            "step": "",
            "statement": "",
            "source_url": "https://post.example/talks",
            "revision": "1",
            "licence": LICENCE,
        },
        {
            "day": "2025-03-06",
            "end_day": "",
            "what": "paper",
            "kind": "handed_over",
            "title": "The plan of the harbour",
            "party": "GG",
            "issue": "",
            "option_before": "",
            "option_after": "",
            "step": "",
            "statement": "",
            "source_url": "https://post.example/plan",
            "revision": "1",
            "licence": LICENCE,
        },
    ]


def test_a_position_over_time(client, issue, curator):
    said = cited_told(curator, issue=issue, option=issue.options.get())
    said.joint_with.clear()
    published()

    assert package(client)["positions"] == [
        {
            "party": "RU",
            "issue": "crimea",
            "option": "keep",
            "value": "0.5",
            "valid_from": "2025-03-01",
            "valid_to": "",
            "strength": "weak",
            "contested": "false",
            "joint": "false",
            "statement": str(said.pk),
            "rule": "own-line-v1",
        }
    ]
