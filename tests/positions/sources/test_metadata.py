"""Title, day, author and address: from where the page says them best."""

from datetime import date

import pytest

from tests.positions.sources.pages import BODY, json_ld, read


@pytest.mark.parametrize(
    ("head", "day", "origin"),
    [
        (
            json_ld('{"@type":["Article"],"datePublished":"2025-06-04T23:10+06:00"}'),
            date(2025, 6, 4),
            "JSON-LD datePublished",
        ),
        (
            json_ld(
                '{"@graph":[{"@type":"WebPage"},'
                '{"@type":"ReportageNewsArticle","datePublished":"2025-06-04"},]}'
            ),
            date(2025, 6, 4),
            "JSON-LD datePublished",
        ),
        (
            '<meta property="article:published_time" content="2025-06-04T01:00:00Z">',
            date(2025, 6, 4),
            "meta article:published_time",
        ),
        (
            '<meta name="pubdate" content="04.06.2025 21:03">',
            date(2025, 6, 4),
            "meta pubdate",
        ),
        ('<meta name="date" content="tomorrow">', None, None),
        (json_ld('{"@type": broken'), None, None),
    ],
)
def test_the_date_is_the_publisher_s_own_day(head, day, origin):
    page = read(head)

    assert page.published_on == day
    assert page.provenance.get("published_on") == origin


def test_people_are_authors_and_the_publisher_is_not():
    facts = json_ld(
        '{"@type":"NewsArticle","publisher":{"name":"Wire"},"author":'
        '[{"name":"Olena M."},{"name":"Wire"},{"name":"Olena M."}]}'
    )

    assert read(facts).author == "Olena M."


@pytest.mark.parametrize(
    ("head", "body", "title", "origin"),
    [
        ("", "<h1>Talks in Istanbul<h1>", "Talks in Istanbul", "h1"),
        (
            '<meta property="og:title" content="Talks &amp; terms">',
            "",
            "Talks & terms",
            "meta og:title",
        ),
        (
            json_ld('{"@type":"NewsArticle","headline":"Talks go on"}'),
            "",
            "Talks go on",
            "JSON-LD headline",
        ),
        (
            "<title>Talks go on \u2013 Example News</title>",
            "",
            "Talks go on",
            "title tag",
        ),
        (
            "<title>Talks in Ver\u00adona go\u00a0on</title>",
            "",
            "Talks in Verona go on",
            "title tag",
        ),
    ],
)
def test_the_title_is_taken_from_where_it_is(head, body, title, origin):
    text = BODY.replace("<h1>Talks in Istanbul resume after a pause</h1>", body)

    page = read(head, text)

    assert (page.title, page.provenance["title"]) == (title, origin)


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="By Olena M.">', "Olena M."),
        ('<meta property="article:author" content="https://social.example/olena">', ""),
        (json_ld('{"@type":"NewsArticle","author":{"name":"Olena M."}}'), "Olena M."),
    ],
)
def test_a_byline_is_a_name_and_no_address(head, author):
    assert read(head).author == author


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (
            '<link rel="canonical" href="/world/talks-2">',
            "https://news.example.org/world/talks-2",
        ),
        ('<link rel="canonical" href="http://[broken">', ""),
        ('<link rel="canonical" href="mailto:x@y.example">', ""),
        (
            '<meta property="og:url" content="https://other.example/x">',
            "https://other.example/x",
        ),
        (
            json_ld(
                '{"@type":"Article","mainEntityOfPage":{"@id":"https://a.example/1"}}'
            ),
            "https://a.example/1",
        ),
    ],
)
def test_the_declared_address_is_absolute_or_none(head, address):
    assert read(head).canonical_url == address


def test_microdata_is_read():
    marked = BODY.replace(
        "<p>",
        '<div itemprop="author"><span itemprop="name">Marta S.</span></div>'
        '<time itemprop="datePublished" datetime="2025-12-12T19:12:44+01:00">x</time><p>',
        1,
    )

    page = read(body=marked)

    assert (page.author, page.published_on) == ("Marta S.", date(2025, 12, 12))
    assert page.provenance["author"] == "microdata author"
