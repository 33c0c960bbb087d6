"""Events, papers and changes on one axis."""

import csv
import io
import json

import pytest

from positions.models import Event, Proposal, Statement
from tests.dashboard.markup import find, parsed, words
from tests.dashboard.small_talks import APRIL, MARCH, accepted, make_talks, published


def page(client, address="/timeline/"):
    answer = client.get(address)
    return answer, parsed(answer)


def spec(tree):
    return json.loads(find(tree, "#timeline-spec")[0].text)


def listed(tree):
    return [
        (words(find(item, ".badge")[0]), words(find(item, "b")[0]))
        for item in find(tree, "ol.tl li")
    ]


def test_everything_stands_in_order_of_time_newest_month_first(client, db, curator):
    talks = make_talks()
    accepted(curator, talks, "RU", "none", MARCH)
    accepted(curator, talks, "RU", "full", APRIL)
    Event.objects.create(
        process=talks["issue"].process,
        key="meeting",
        date=MARCH,
        kind="meeting",
        title="Harbour meeting",
        source_url="https://post.example/m",
    )
    published()

    _, tree = page(client)

    assert words(find(tree, "h1")[0]) == (
        "1 March 2025 to 1 April 2025: 1 event, 0 papers and 1 move of stated positions"
    )
    assert [words(h) for h in find(tree, "summary h3")] == ["April 2025", "March 2025"]
    assert listed(tree) == [
        ("Moved", "Redland on Ceasefire"),
        ("Meeting", "Harbour meeting"),
        ("First stated", "Redland on Ceasefire"),
    ]


def test_the_chart_holds_the_same_marks_as_the_list(client, seeded):
    _, tree = page(client)

    marks = [x for trace in spec(tree)["data"] for x in trace["x"]]
    entries = find(tree, "ol.tl li")
    assert len(marks) == len(entries)
    assert len(entries) >= Event.objects.count() + Proposal.objects.count()
    assert f"n = {len(entries)}." in find(tree, ".foot")[0].text_content()


def test_no_text_of_the_chart_holds_markup_but_line_breaks(client, seeded):
    _, tree = page(client)

    texts = [t for trace in spec(tree)["data"] for t in trace["text"]]
    assert texts
    assert not [t for t in texts if "<" in t.replace("<br>", "")]


def test_a_period_and_a_party_narrow_it(client, seeded):
    _, tree = page(client, "/timeline/?from=2025-05-01&to=2025-05-31&party=US")

    days = [x for trace in spec(tree)["data"] for x in trace["x"]]
    changes = [
        name
        for kind, name in listed(tree)
        if kind in ("Moved", "First stated", "Offer or report")
    ]
    assert min(days) >= "2025-05-01"
    assert max(days) <= "2025-05-31"
    assert changes
    assert all(name.startswith("United States on") for name in changes)


def test_the_file_has_a_row_for_each_entry(client, seeded):
    address = "?from=2025-05-01&to=2025-05-31"
    _, tree = page(client, f"/timeline/{address}")

    text = client.get(f"/timeline/timeline.csv{address}").content.decode()

    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(find(tree, "ol.tl li"))
    assert [r["day"] for r in rows] == sorted(r["day"] for r in rows)
    numbers = {int(r["statement"]) for r in rows if r["statement"]}
    assert Statement.objects.accepted().filter(pk__in=numbers).count() == len(numbers)


@pytest.mark.parametrize(
    "wrong", ["from=x", "from=2025-05-02&to=2025-05-01", "party=Q"]
)
def test_a_wrong_parameter_gets_a_plain_message_and_still_a_page(client, seeded, wrong):
    answer, tree = page(client, f"/timeline/?{wrong}")
    refused = client.get(f"/timeline/timeline.csv?{wrong}")

    assert answer.status_code == 400
    assert "It is left out here." in find(tree, "[role=alert]")[0].text_content()
    assert refused.status_code == 400


def test_a_process_without_anything_has_an_empty_timeline(client, db):
    make_talks()
    published()

    answer, tree = page(client)

    assert answer.status_code == 200
    assert "Nothing is recorded for this period." in tree.text_content()
