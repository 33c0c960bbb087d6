"""RSS, Atom and JSON Feed, tidy and untidy."""

import json
from datetime import UTC, datetime

import pytest

from positions.sources import (
    ParsedFeed,
    ParseFailed,
    ParseLimits,
    canonical_url,
    distinct_entries,
)
from tests.conftest import SHARED
from tests.positions.sources.direct import parsed_feed

FEEDS = SHARED / "devset" / "feeds"
URLS = {
    "world.rss.xml": "https://aggregator.example/feeds/peace-talks.xml",
    "europe.atom.xml": "https://chainedupalais.example/feeds/europe.atom.xml",
    "mixed.json": "https://mixed.example/feeds/mixed.json",
}
URL = "https://news.example.org/feeds/all.xml"


@pytest.fixture(scope="module")
def expected() -> dict[str, dict]:
    if not FEEDS.is_dir():
        pytest.skip("the folder ../shared/devset is not here")
    found: dict[str, dict] = json.loads((FEEDS / "expected.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def parsed(expected) -> dict[str, ParsedFeed]:
    return {
        name: parsed_feed((FEEDS / name).read_bytes(), "", url)
        for name, url in URLS.items()
    }


@pytest.mark.parametrize("name", URLS)
def test_the_labelled_feeds_hold_what_they_should(parsed, expected, name):
    feed, wanted = parsed[name], expected[name]

    assert len(feed.entries) == wanted["entries"]
    usable = sum(bool(entry.url) for entry in feed.entries)
    assert usable == wanted.get("with_usable_link", wanted["entries"])
    assert len(distinct_entries(feed.entries)) == wanted["distinct"]
    assert not feed.truncated


def test_distinct_entries_are_the_labelled_texts(parsed, expected):
    pages = [
        json.loads(line)
        for line in (SHARED / "devset/html_index.jsonl").read_text("utf-8").splitlines()
    ]
    paths = {
        page["file"][5:7]: page["canonical"] or "/istanbul-thousand" for page in pages
    }
    adverts = {"world.rss.xml": 1}

    for name, feed in parsed.items():
        found = {
            text
            for entry in distinct_entries(feed.entries)
            for text, address in paths.items()
            if canonical_url(entry.url).rstrip("/").endswith(address.rpartition("/")[2])
        }
        assert found == set(expected[name]["texts"])
        assert len(found) + adverts.get(name, 0) == expected[name]["distinct"]


def test_one_article_in_two_feeds_has_one_key(parsed):
    world = {canonical_url(entry.url) for entry in parsed["world.rss.xml"].entries}
    mixed = {
        canonical_url(e.url) for e in distinct_entries(parsed["mixed.json"].entries)
    }

    # 25, 01, 05, 23 and 20; 09 is relative to feeds of different sites.
    assert len(world & mixed) == 5


def test_dates_of_every_make_are_read(parsed):
    dates = {
        entry.title[:12]: entry.published_at
        for name in ("world.rss.xml", "europe.atom.xml")
        for entry in reversed(parsed[name].entries)
    }

    assert dates['"First quiet'] == datetime(2026, 2, 12, 7, 31, tzinfo=UTC)
    assert dates["A strip with"] == datetime(2025, 12, 12, 18, 12, 44, tzinfo=UTC)
    assert dates["Only the ope"] == datetime(2025, 12, 25, 13, 40, tzinfo=UTC)
    assert dates["EXPLAINER: A"] == datetime(2025, 12, 29, 19, 5, tzinfo=UTC)
    assert dates['Moscow "cont'] == datetime(2025, 5, 16, 18, 3, tzinfo=UTC)
    assert dates["Secretary of"] == datetime(2025, 8, 17, 16, 0, tzinfo=UTC)
    assert dates["Remarks at a"] is None
    assert dates["Merz drängt "] == datetime(2025, 11, 28, 12, 37, tzinfo=UTC)


def test_titles_and_summaries_are_plain_text(parsed):
    world = parsed["world.rss.xml"].entries
    europe = parsed["europe.atom.xml"]

    assert europe.title == "Guerre en Ukraine — dépêches"
    assert europe.entries[0].title.startswith("Ukraine : pas de plan")
    assert world[4].summary == (
        "Joint text by European leaders Trump prefers a deal to a truce Continue reading..."
    )
    assert not any("<" in e.title + e.summary for e in (*world, *europe.entries))


def test_guids_stay_as_the_feed_has_them(parsed):
    guids = [entry.guid for entry in parsed["world.rss.xml"].entries]

    assert guids[0] == "https://viewsdelta.example/?p=44121"
    assert guids[1] == "ap-0001-2025"
    assert guids[2] == ""
    assert parsed["mixed.json"].entries[1].guid == "1"


RSS_091 = (
    '<?xml version="1.0"?><rss version="0.91"><channel><title>Old</title>'
    "<link>https://news.example.org/</link><item><title>A &lt;b&gt;bold&lt;/b&gt; word</title>"
    "<link>/a</link></item></channel></rss>"
)
RSS_10 = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<channel rdf:about="x"><title>RDF</title><link>https://news.example.org/</link></channel>'
    '<item rdf:about="https://news.example.org/b"><title>B</title>'
    "<link>https://news.example.org/b</link><dc:date>2025-05-16T10:00+03:00</dc:date></item></rdf:RDF>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example.org/x/">'
    '<title type="html">A &amp;amp; B</title><entry><id>urn:1</id><title>C</title>'
    '<link href="c"/><published>2025-05-16T10:00:00Z</published></entry></feed>'
)


@pytest.mark.parametrize(
    ("body", "title", "url", "entry_title"),
    [
        (RSS_091, "Old", "https://news.example.org/a", "A bold word"),
        (RSS_10, "RDF", "https://news.example.org/b", "B"),
        (ATOM, "A & B", "https://news.example.org/x/c", "C"),
    ],
)
def test_every_format_gives_the_same_kind_of_entry(body, title, url, entry_title):
    feed = parsed_feed(body.encode(), "text/html", URL)

    assert feed.title == title
    assert [(entry.url, entry.title) for entry in feed.entries] == [(url, entry_title)]


def test_a_date_of_rss_1_is_read():
    entry = parsed_feed(RSS_10.encode(), "", URL).entries[0]

    assert entry.published_at == datetime(2025, 5, 16, 7, 0, tzinfo=UTC)


def test_a_feed_in_koi8_is_read_by_its_prolog():
    body = RSS_091.replace('1.0"?', '1.0" encoding="koi8-u"?').replace("word", "мир")

    feed = parsed_feed(body.encode("koi8-u"), "application/rss+xml", URL)

    assert feed.entries[0].title == "A bold мир"


def item(number: int, guid: str = "") -> str:
    return (
        f"<item><title>Story {number}</title><guid isPermaLink='false'>{guid or number}</guid>"
        f"<link>https://news.example.org/{number}</link><description>{'w ' * 300}</description>"
        "<pubDate>Fri, 16 May 2025 21:03:00 GMT</pubDate></item>"
    )


def rss(items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Big</title>{items}</channel></rss>".encode()


def test_ten_thousand_entries_are_read_and_the_rest_is_told():
    limits = ParseLimits(entries=500)
    many = "".join(map(item, range(1_200)))

    whole, cut = (
        parsed_feed(rss(many), "", URL, lim) for lim in (ParseLimits(), limits)
    )

    assert (len(whole.entries), whole.truncated) == (1_200, False)
    assert (len(cut.entries), cut.truncated) == (500, True)
    assert cut.entries == whole.entries[:500]


def test_a_feed_of_ten_thousand_entries_ends_in_time():
    feed = parsed_feed(rss("".join(map(item, range(10_000)))), "", URL)

    assert len(feed.entries) == 10_000


def test_one_guid_a_thousand_times_is_one_entry():
    feed = parsed_feed(rss("".join(item(n, "same") for n in range(1_000))), "", URL)

    assert len(distinct_entries(feed.entries)) == 1


def test_guids_that_change_at_each_poll_do_not_make_new_entries():
    polls = [
        parsed_feed(rss("".join(item(n, f"{poll}-{n}") for n in range(20))), "", URL)
        for poll in range(2)
    ]

    both = (*polls[0].entries, *polls[1].entries)
    assert len(distinct_entries(both)) == 20


def test_a_feed_that_lists_itself_is_read_like_any_other():
    feed = parsed_feed(
        rss(f"<item><link>{URL}</link><title>Self</title></item>"), "", URL
    )

    assert [entry.url for entry in feed.entries] == [URL]


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY a10 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x; <!ENTITY a10 "z">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">',
    ],
)
def test_entities_are_neither_expanded_nor_fetched(doctype):
    body = doctype.encode() + rss(
        "<item><title>A &a10; b</title><link>/x</link></item>"
    )

    feed = parsed_feed(b"<?xml version='1.0'?>" + body, "application/xml", URL)

    assert len(feed.entries) == 1
    assert "root:" not in feed.entries[0].title
    assert len(feed.entries[0].title) < 20


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<html><body><p>Not a feed</p></body></html>", "not a feed"),
        (b'{"a": 1}', "not a feed"),
        (b"{" * 100_000, "not a feed"),
        (b"[1, 2]", "not a feed"),
        (b"<rss", "feed is broken"),
    ],
)
def test_what_is_no_feed_fails_with_a_reason(body, reason):
    with pytest.raises(ParseFailed, match=reason):
        parsed_feed(body, "", URL)


def test_json_of_the_wrong_types_is_survived():
    items: list[object] = [
        None,
        1,
        "x",
        [],
        {"url": 5, "id": True, "title": ["x"], "date_published": 7},
    ]
    body = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items})

    feed = parsed_feed(body.encode(), "application/feed+json", URL)

    assert [(e.guid, e.url, e.title, e.published_at) for e in feed.entries] == [
        ("", "https://news.example.org/feeds/5", "", None)
    ]
