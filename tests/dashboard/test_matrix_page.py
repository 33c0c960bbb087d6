"""The front page as a reader without scripts gets it."""

import gzip
import re
from datetime import date, timedelta

import pytest

from positions.actions.positions import rebuild_all
from positions.actions.revision import raise_revision
from positions.models import Option, Participation, Statement
from positions.vocabulary import Attribution, Kind, Review
from tests.conftest import NOW
from tests.curated import (
    make_cited,
    make_issue,
    make_party,
    make_process,
    make_statement,
    option_of,
)
from tests.dashboard.markup import find, parsed, words
from tests.oracles.position import position
from tests.positions.analysis import seed_statements

SIX_DATES = (
    "2025-04-22",
    "2025-05-31",
    "2025-08-20",
    "2025-11-25",
    "2026-01-10",
    "2026-06-07",
)

WRONG = (
    "as_of=2025-13-45",
    "as_of=0001-01-01",
    "as_of=9999-12-31",
    "compare_to=yesterday",
    "as_of=2025-04-22&compare_to=2025-05-01",
    "known_at=%00",
    "party=XX",
    "group=nothing",
    "order=random",
    "cell=RU",
    "cell=RU.nothing",
    "cell=" + "x" * 500,
    "own_words_only=maybe&as_of='%20OR%201=1",
)


def accepted(curator, **given):
    reviewed = {"review": Review.ACCEPTED, "reviewed_by": curator, "reviewed_at": NOW}
    return make_cited(**reviewed | given)


def published():
    rebuild_all()
    raise_revision(NOW)


def page(client, address="/", **headers):
    answer = client.get(address, headers=headers)
    return answer, parsed(answer)


def cells(tree):
    """Label lines of each filled cell, by party and issue."""
    return {
        link.get("href").rpartition("cell=")[2]: tuple(
            words(label).removeprefix("and ") for label in find(link, ".lab")
        )
        for link in find(tree, "table.mx a.c")
    }


@pytest.fixture
def talks(db):
    """Two belligerents and one other party, one issue with two options."""
    make_process()
    return {
        "RU": make_party("RU", "Redland", "belligerent"),
        "GG": make_party("GG", "Greyland"),
        "UA": make_party("UA", "Blueland", "belligerent"),
        "issue": make_issue("ceasefire", ("full", "partial", "none")),
    }


def test_matrix_shows_what_the_rule_gives_on_the_six_dates(client, seeded):
    labels = {
        (o.issue.key, o.key): o.label for o in Option.objects.select_related("issue")
    }
    seated = list(Participation.objects.values_list("party__code", flat=True))
    rows = {row["id"]: row for row in seed_statements.rows()}

    def expected(day):
        return {
            f"{party}.{issue}": tuple(labels[issue, rows[pk]["option"]] for pk in ids)
            for party in seated
            for issue in seed_statements.issues()
            if (ids := by_rule(party, issue, day))
        }

    shown = {day: cells(page(client, f"/?as_of={day}")[1]) for day in SIX_DATES}

    assert shown == {day: expected(day) for day in SIX_DATES}


def by_rule(party, issue, day):
    rows, sides = seed_statements.rows(), seed_statements.BELLIGERENTS
    return position(rows, party, issue, day, sides)[0]


def test_as_of_shows_what_was_said_up_to_and_including_the_day(client, curator, talks):
    partial, none = (option_of(talks["issue"], key) for key in ("partial", "none"))
    accepted(curator, party=talks["RU"], option=none, said_on=date(2025, 3, 1))
    accepted(curator, party=talks["RU"], option=partial, said_on=date(2025, 3, 11))
    published()

    shown = {
        day: cells(page(client, f"/?as_of={day}")[1])
        for day in ("2025-02-28", "2025-03-10", "2025-03-11")
    }

    assert shown == {
        "2025-02-28": {},
        "2025-03-10": {"RU.ceasefire": ("None",)},
        "2025-03-11": {"RU.ceasefire": ("Partial",)},
    }


def test_known_at_hides_what_was_published_later(client, curator, talks):
    accepted(
        curator,
        party=talks["UA"],
        said_on=date(2025, 4, 22),
        reported_on=date(2025, 4, 25),
    )
    published()

    _, known = page(client, "/?as_of=2025-04-22")
    _, then = page(client, "/?as_of=2025-04-22&known_at=2025-04-24")

    assert cells(known) == {"UA.ceasefire": ("Full",)}
    assert cells(then) == {}


def test_a_leak_is_shown_as_no_stated_line_and_counts_in_no_number(
    client, curator, talks
):
    accepted(curator, party=talks["RU"], attribution=Attribution.LEAK, kind=Kind.OFFER)
    published()

    answer, tree = page(client)

    cell = find(tree, "a.c")[0]
    assert "leak" in cell.get("class").split()
    assert "no stated line, unconfirmed report" in cell.text_content()
    assert "We found a stated position in 0 of 3 cells" in answer.content.decode()


def test_two_options_of_one_day_are_both_shown(client, curator, talks):
    for key in ("full", "none"):
        accepted(curator, party=talks["GG"], option=option_of(talks["issue"], key))
    published()

    _, tree = page(client)

    assert sorted(cells(tree)["GG.ceasefire"]) == ["Full", "None"]
    assert "2 values" in find(tree, "a.c .meta")[0].text_content()


def test_a_cell_older_than_ninety_days_says_its_age(client, curator, talks):
    day = date(2025, 3, 1)
    accepted(curator, party=talks["GG"], said_on=day)
    published()

    fresh = find(page(client, f"/?as_of={day + timedelta(days=90)}")[1], "a.c")[0]
    stale = find(page(client, f"/?as_of={day + timedelta(days=91)}")[1], "a.c")[0]

    assert "stale" not in fresh.get("class")
    assert "stale" in stale.get("class")
    assert find(stale, ".meta")[0].text_content() == "91 d"


def test_own_words_only_leaves_paraphrases_out(client, curator, talks):
    accepted(curator, party=talks["RU"])
    accepted(curator, party=talks["UA"], attribution=Attribution.OFFICIAL_DOCUMENT)
    published()

    _, tree = page(client, "/?own_words_only=1")

    assert cells(tree) == {"UA.ceasefire": ("Full",)}


def test_only_the_chosen_parties_and_groups_are_shown(client, seeded):
    _, tree = page(client, "/?as_of=2025-04-22&party=UA,RU&group=territory")

    heads = [a.text for a in find(tree, ".mx thead th a")]
    issues = [e.text_content() for e in find(tree, ".mx th[scope=row] a")]
    assert heads == ["Russia", "Ukraine"]
    assert issues == ["Occupied territories", "Crimea", "Zaporizhzhia nuclear plant"]


def test_a_form_without_scripts_means_the_same_as_the_short_address(client, seeded):
    form = "/?as_of=2025-04-22&compare_to=&party=RU&party=UA&known_at=&order="

    short = cells(page(client, "/?as_of=2025-04-22&party=RU,UA")[1])

    assert cells(page(client, form)[1]) == short
    assert short


def test_a_wrong_parameter_gets_a_plain_message_and_still_a_page(client, seeded):
    for wrong in WRONG:
        answer, tree = page(client, f"/?{wrong}")

        assert answer.status_code == 400, wrong
        assert "It is left out here." in words(find(tree, "[role=alert]")[0]), wrong
        assert find(tree, "table.mx"), wrong


def test_a_word_that_is_not_in_the_address_book_is_harmless(client, seeded):
    answer, _ = page(client, "/?utm_source=x&as_of=2025-04-22")

    assert answer.status_code == 200


def test_page_of_an_empty_database_says_what_to_do(client, db):
    answer, tree = page(client)

    assert answer.status_code == 200
    assert "load_seeds" in tree.text_content()


def test_several_processes_are_listed_and_each_has_its_own_address(client, seeded):
    make_process()
    raise_revision(NOW)

    _, listed = page(client)
    one, _ = page(client, "/p/russia-ukraine/?as_of=2025-04-22")
    unknown = client.get("/p/none/")

    links = [a.get("href") for a in find(listed, "main li a")]
    assert links == ["/p/talks/", "/p/russia-ukraine/"]
    assert 'href="/p/russia-ukraine/statements/' not in one.content.decode()
    assert unknown.status_code == 404


def test_a_cell_opens_as_a_whole_page_and_as_a_fragment(client, seeded):
    address = "/?as_of=2025-04-22&cell=UA.ceasefire"

    _, whole = page(client, address)
    answer, fragment = page(
        client, address, **{"HX-Request": "true", "HX-Target": "drawer"}
    )

    said = [words(e) for e in find(whole, "#drawer *")]
    assert "Full ceasefire first" in fragment.text_content()
    assert words(find(fragment, "#dh")[0]) in said
    assert not find(fragment, "table.mx")
    assert answer.headers["HX-Push-Url"] == address


def test_a_retracted_statement_is_struck_through_and_sets_no_cell(
    client, curator, talks
):
    accepted(
        curator,
        party=talks["RU"],
        review=Review.RETRACTED,
        review_note="The page was a forgery.",
    )
    published()

    _, tree = page(client, "/?cell=RU.ceasefire")

    assert cells(tree) == {}
    assert "The page was a forgery." in find(tree, "#drawer .gone")[0].text_content()
    assert find(tree, "#drawer .gone del")


def test_only_verbatim_words_stand_in_quotation_type(client, curator, talks):
    accepted(
        curator,
        party=talks["RU"],
        quote="We will not stop.",
        attribution=Attribution.DIRECT_QUOTE,
    )
    accepted(curator, party=talks["UA"], quote="Kyiv is said to wait.")
    published()

    own = find(page(client, "/?cell=RU.ceasefire")[1], "#drawer blockquote")
    reported = page(client, "/?cell=UA.ceasefire")[1]

    assert [q.text_content() for q in own] == ["“We will not stop.”"]
    assert not find(reported, "#drawer blockquote")
    assert "Kyiv is said to wait." in find(reported, "#drawer")[0].text_content()


def test_at_most_three_hundred_characters_of_a_quote_are_public(client, curator, talks):
    accepted(
        curator,
        party=talks["RU"],
        quote="word " * 100,
        attribution=Attribution.DIRECT_QUOTE,
    )
    published()

    _, tree = page(client, "/?cell=RU.ceasefire")

    quote = find(tree, "#drawer blockquote")[0].text_content().strip("“”")
    assert 250 < len(quote) <= 300


def test_a_proposed_statement_changes_nothing(client, talks, curator):
    published()
    before = client.get("/?cell=AA.ceasefire").content
    make_statement(party=talks["RU"])
    published()

    after = client.get("/?cell=RU.ceasefire").content.decode()

    assert Statement.objects.count() == 1
    assert before
    assert "We ask for a full ceasefire" not in after
    assert "Nothing found" in after


def test_moves_since_the_comparison_date_are_drawn_and_said(client, curator, talks):
    none, full = (option_of(talks["issue"], key) for key in ("none", "full"))
    accepted(curator, party=talks["RU"], option=none, said_on=date(2025, 3, 1))
    accepted(curator, party=talks["RU"], option=full, said_on=date(2025, 3, 20))
    published()

    _, moved = page(client, "/?as_of=2025-04-01&compare_to=2025-03-02")
    _, still = page(client, "/?as_of=2025-04-01&compare_to=2025-03-21")

    assert "changed: was None" in find(moved, "a.c")[0].text_content()
    assert find(moved, "a.c .strip .h")
    assert "changed" not in find(still, "a.c")[0].text_content()


def test_numbers_of_rows_and_columns_count_stated_lines(client, seeded):
    _, tree = page(client, "/?as_of=2025-04-22")

    lines = [
        a.get("href").rpartition("cell=")[2]
        for a in find(tree, ".mx a.c")
        if "leak" not in a.get("class").split()
    ]
    columns = [
        int(small.text_content().split()[0])
        for small in find(tree, ".mx thead small.num")
    ]
    rows = [
        int(re.match(r"\d+", small.text_content())[0])
        for small in find(tree, ".mx tbody th[scope=row] small")
    ]
    assert sum(columns) == sum(rows) == len(lines)
    of = 12 * Participation.objects.count()
    assert f"in {len(lines)} of {of} cells" in words(find(tree, ".deck")[0])


def test_first_view_is_small(client, seeded):
    html = client.get("/?as_of=2025-11-25").content

    assert len(html) <= 100_000
    assert len(gzip.compress(html)) <= 20_000


def test_the_agreement_table_holds_every_pair_with_its_n(client, seeded):
    _, tree = page(client, "/?as_of=2025-04-22")

    rows = find(tree, "table.heat tbody tr")
    pair = find(rows[0], "td")[-1].text_content()
    parties = Participation.objects.count()
    assert len(rows) == parties
    assert all(len(find(row, "td")) == parties for row in rows)
    assert re.fullmatch(r"\d+n=\d+", pair)


def ways_on(client, address):
    return [a.get("href") for a in find(page(client, address)[1], ".head .tools a")]


def test_the_head_leads_to_who_moved_since_and_before_and_to_the_plans(client, seeded):
    newest = Statement.objects.latest("said_on").said_on

    assert ways_on(client, "/?as_of=2025-04-22&known_at=2025-05-01") == [
        f"/changes/?from=2025-04-22&to={newest}&known_at=2025-05-01",
        "/changes/?from=2025-03-23&to=2025-04-22&known_at=2025-05-01",
        "/proposals/",
    ]
    assert len(ways_on(client, "/")) == 2
