"""What a reader may choose on the front page, and what a wrong choice gets."""

import gzip

from positions.actions.revision import raise_revision
from positions.models import Statement
from positions.vocabulary import Attribution
from tests.conftest import NOW
from tests.curated import (
    make_accepted,
    make_process,
)
from tests.dashboard.markup import find, page, words
from tests.dashboard.small_talks import published

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


def cells(tree):
    """Label lines of each filled cell, by party and issue."""
    return {
        link.get("href").rpartition("cell=")[2]: tuple(
            words(label).removeprefix("and ") for label in find(link, ".lab")
        )
        for link in find(tree, "table.mx a.c")
    }


def ways_on(client, address):
    return [a.get("href") for a in find(page(client, address)[1], ".head .tools a")]


def test_own_words_only_leaves_paraphrases_out(client, curator, talks):
    make_accepted(curator, party=talks["RU"])
    make_accepted(curator, party=talks["UA"], attribution=Attribution.OFFICIAL_DOCUMENT)
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


def test_first_view_is_small(client, seeded):
    html = client.get("/?as_of=2025-11-25").content

    assert len(html) <= 100_000
    assert len(gzip.compress(html)) <= 20_000


def test_the_head_leads_to_who_moved_since_and_before_and_to_the_plans(client, seeded):
    newest = Statement.objects.latest("said_on").said_on

    assert ways_on(client, "/?as_of=2025-04-22&known_at=2025-05-01") == [
        f"/changes/?from=2025-04-22&to={newest}&known_at=2025-05-01",
        f"/changes/?from=2025-04-22&to={newest}&known_at=2025-05-01#closer",
        "/changes/?from=2025-03-23&to=2025-04-22&known_at=2025-05-01",
        "/proposals/",
    ]
    assert len(ways_on(client, "/")) == 3
