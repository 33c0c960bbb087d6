"""The pages of parties."""

import json
from datetime import date

import pytest

from positions.models import Option
from positions.vocabulary import Attribution, Kind
from tests.csv_rows import read_csv
from tests.curated import make_accepted, make_issue, make_party, option_of
from tests.dashboard import expected
from tests.dashboard.expected import SEATED
from tests.dashboard.markup import find, page, table, words
from tests.dashboard.small_talks import published

APRIL = "2025-04-22"


def csv(client, address):
    return read_csv(client.get(address).content.decode())


def lines(tree):
    """The option, or that nothing was found, by the key of the issue."""
    return {
        find(row, "h3 a")[0].get("href").split("/")[2]: words(
            (find(row, ".tag") or find(row, "p.muted"))[0]
        )
        for row in find(tree, "ul.own-lines li")
    }


@pytest.mark.parametrize("code", ["RU", "US", "BE"])
def test_the_line_on_every_issue_is_what_the_rule_gives(client, seeded, code):
    labels = {
        (o.issue.key, o.key): o.label for o in Option.objects.select_related("issue")
    }
    stated = expected.lines(code, APRIL)

    _, tree = page(client, f"/parties/{code}/?as_of={APRIL}")

    shown = lines(tree)
    assert {i: shown[i] for i in stated} == {
        i: labels[i, options[0]] for i, options in stated.items()
    }
    assert [
        i for i in expected.scales() if shown[i] == "nothing found by this date"
    ] == [i for i in expected.scales() if not expected.held(code, i, APRIL)[0]]


def test_agreement_with_each_other_party_is_the_slow_count(client, seeded):
    _, tree = page(client, f"/parties/US/?as_of={APRIL}")

    rows = table(tree, "Agreement of United States with each other party")
    codes = [
        a.get("href").split("/")[2] for a in find(tree, "table.measures tbody th a")
    ]
    shown = {code: tuple(row[1:3]) for code, row in zip(codes, rows, strict=True)}
    slow = {c: expected.pair("US", c, APRIL) for c in SEATED if c != "US"}
    assert shown == {
        code: ("too few" if value is None else f"{round(100 * value)}", str(n))
        for code, (value, n) in slow.items()
    }


def test_the_list_counts_stated_lines_and_scores_with_both_sides(client, seeded):
    _, tree = page(client, f"/parties/?as_of={APRIL}")

    rows = table(tree, "Parties as of 22 April 2025")
    assert [row[1] for row in rows] == [
        f"{len(expected.lines(code, APRIL))} of 12" for code in SEATED
    ]
    us = dict(zip(SEATED, rows, strict=True))["US"]
    with_russia, n = expected.pair("US", "RU", APRIL)
    assert us[4] == f"{round(100 * with_russia)} (n = {n})"


def test_moves_are_told_from_the_newest_with_from_and_to(client, curator, talks):
    for day, key in (
        (date(2025, 3, 1), "none"),
        (date(2025, 3, 10), "none"),
        (date(2025, 3, 20), "partial"),
        (date(2025, 4, 20), "full"),
    ):
        option = option_of(talks["issue"], key)
        make_accepted(curator, party=talks["GG"], option=option, said_on=day)
    published()

    _, tree = page(client, "/parties/GG/?as_of=2025-04-01")

    moves = table(tree, "Changes of the positions of Greyland")
    assert [row[:5] for row in moves] == [
        [
            "20 April 2025",
            "Ceasefire",
            "Partial",
            "Full",
            "moved, a large step (after 1 Apr)",
        ],
        ["20 March 2025", "Ceasefire", "None", "Partial", "moved, a large step"],
        ["1 March 2025", "Ceasefire", "", "None", "stated for the first time"],
    ]
    told = words(find(tree, ".deck")[0])
    assert "It moved once, last on 20 March 2025 on ceasefire." in told


def test_sources_are_counted_by_attribution_and_publisher(client, curator, talks):
    make_accepted(curator, party=talks["RU"])
    for _ in range(2):
        make_accepted(
            curator,
            party=talks["RU"],
            attribution=Attribution.LEAK,
            kind=Kind.OFFER,
        )
    published()

    _, tree = page(client, "/parties/RU/")

    assert table(tree, "Statements by attribution") == [
        ["Unconfirmed report", "2"],
        ["Paraphrase", "1"],
    ]
    assert table(tree, "Statements by publisher") == [["Harbour Post", "3"]]


def test_a_party_of_whom_nothing_was_found_says_so(client, talks):
    published()

    _, tree = page(client, "/parties/GG/")

    assert words(find(tree, "h1")[0]) == "Greyland: a stated line on 0 of 1 issues"
    assert lines(tree) == {"ceasefire": "nothing found by this date"}
    assert words(find(tree, ".deck")[0]).startswith(
        "We found no accepted statement of its own until "
    )
    assert "We found nothing on ceasefire." in words(find(tree, ".deck")[0])


def test_the_headline_names_only_parties_with_four_shared_issues(client, curator, db):
    for number in range(4):
        issue = make_issue(f"issue-{number}", ("full", "none"))
        for code, key in (("AA", "full"), ("BB", "full"), ("CC", "none")):
            make_accepted(
                curator,
                party=make_party(code),
                issue=issue,
                option=option_of(issue, key),
            )
        if number < 3:
            make_accepted(curator, party=make_party("DD"), issue=issue)
    published()

    _, tree = page(client, "/parties/AA/")

    assert words(find(tree, "h1")[0]) == (
        "Party AA: a stated line on 4 of 4 issues; closest to Party BB (100 of 100, "
        "n = 4), farthest from Party CC (0, n = 4)"
    )


def test_the_chart_ends_with_the_scores_of_the_day(client, seeded):
    _, tree = page(client, f"/parties/RU/?as_of={APRIL}")

    spec = json.loads(find(tree, "#months-spec")[0].text)
    last = {line["name"]: line["y"][-1] for line in spec["data"]}
    value, _ = expected.pair("RU", "UA", APRIL)
    assert last["Ukraine"] == pytest.approx(100 * value, abs=0.06)
    assert len(last) == len(SEATED) - 1


def test_files_hold_positions_moves_and_agreement(client, seeded):
    files = {
        name: csv(client, f"/parties/RU/{name}.csv?as_of={APRIL}")
        for name in ("positions", "moves", "agreement")
    }

    stated = {
        r["issue"]: (r["option"],)
        for r in files["positions"]
        if r["strength"] in ("position", "weak")
    }
    assert stated == expected.lines("RU", APRIL)
    assert {row["party"] for row in files["moves"]} == {"RU"}
    last = {row["b"]: row for row in files["agreement"]}
    value, n = expected.pair("RU", "UA", APRIL)
    assert float(last["UA"]["agreement"]) == pytest.approx(value, abs=1e-6)
    assert int(last["UA"]["n"]) == n


@pytest.mark.parametrize(
    "address", ["/parties/XX/", "/parties/RU/secrets.csv", "/parties/XX/moves.csv"]
)
def test_what_does_not_exist_is_not_found(client, seeded, address):
    assert client.get(address).status_code == 404


def test_a_wrong_parameter_gets_a_plain_message_and_still_a_page(client, seeded):
    for address in ("/parties/?as_of=never", "/parties/RU/?known_at=never"):
        answer, tree = page(client, address)

        assert answer.status_code == 400, address
        assert "It is left out here." in words(find(tree, "[role=alert]")[0]), address


def test_an_address_of_one_of_several_processes_stays_in_it(client, seeded, talks):
    published()

    _, tree = page(client, "/p/russia-ukraine/parties/RU/?as_of=2025-04-22")

    inside = [
        a.get("href")
        for a in find(tree, "main a")
        if a.get("href").startswith("/") and not a.get("href").startswith("/?")
    ]
    assert inside
    assert [a for a in inside if not a.startswith("/p/russia-ukraine/")] == []
    assert client.get("/parties/RU/").status_code == 404
