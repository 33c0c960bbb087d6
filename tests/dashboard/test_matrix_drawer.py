"""The evidence of a cell, beside the matrix."""

from positions.vocabulary import Attribution, Review
from tests.curated import (
    make_accepted,
)
from tests.dashboard.markup import find, page, words
from tests.dashboard.small_talks import published


def cells(tree):
    """Label lines of each filled cell, by party and issue."""
    return {
        link.get("href").rpartition("cell=")[2]: tuple(
            words(label).removeprefix("and ") for label in find(link, ".lab")
        )
        for link in find(tree, "table.mx a.c")
    }


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
    make_accepted(
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
    make_accepted(
        curator,
        party=talks["RU"],
        quote="We will not stop.",
        attribution=Attribution.DIRECT_QUOTE,
    )
    make_accepted(curator, party=talks["UA"], quote="Kyiv is said to wait.")
    published()

    own = find(page(client, "/?cell=RU.ceasefire")[1], "#drawer blockquote")
    reported = page(client, "/?cell=UA.ceasefire")[1]

    assert [q.text_content() for q in own] == ["“We will not stop.”"]
    assert not find(reported, "#drawer blockquote")
    assert "Kyiv is said to wait." in find(reported, "#drawer")[0].text_content()


def test_at_most_three_hundred_characters_of_a_quote_are_public(client, curator, talks):
    make_accepted(
        curator,
        party=talks["RU"],
        quote="word " * 100,
        attribution=Attribution.DIRECT_QUOTE,
    )
    published()

    _, tree = page(client, "/?cell=RU.ceasefire")

    quote = find(tree, "#drawer blockquote")[0].text_content().strip("“”")
    assert 250 < len(quote) <= 300
