"""Spellings of one page meet under one key, and different pages do not."""

import pytest

from positions.sources import canonical_url

PAGE = "https://news.example.org/world/talks"


@pytest.mark.parametrize(
    "spelling",
    [
        "http://news.example.org/world/talks",
        "HTTPS://News.Example.ORG/world/talks",
        "https://news.example.org./world/talks",
        "https://news.example.org:443/world/talks",
        "http://news.example.org:80/world/talks",
        "https://news.example.org/world/talks/",
        "https://news.example.org//world/./x/../talks",
        "https://news.example.org/world/t%61lks",
        "https://news.example.org/world/talks#comments",
        "https://news.example.org/world/talks?",
        "https://news.example.org/world/talks?utm_source=rss&utm_medium=feed",
        "https://news.example.org/world/talks?fbclid=IwAR0&gclid=1&wt_mc=rss",
        "https://news.example.org/world/talks?amp=1",
        "https://news.example.org/world/talks?amp",
        "https://news.example.org/world/talks?outputType=amp",
        "https://news.example.org/world/talks/amp/",
        "https://news.example.org/world/talks.amp",
        "https://m.news.example.org/world/talks",
        "https://amp.news.example.org/world/talks",
        "https://news-example-org.cdn.ampproject.org/c/s/news.example.org/world/talks",
        "https://www.google.com/amp/s/news.example.org/world/talks",
        "https://news.example.org/world/talks?page=with:block-3#block-3",
        "  https://news.example.org/world/talks ",
    ],
)
def test_spellings_of_one_page_have_one_key(spelling):
    assert canonical_url(spelling) == PAGE


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://a.example/story.amp.html", "https://a.example/story.html"),
        ("https://a.example/?p=44121", "https://a.example/?p=44121"),
        ("https://a.example/a?b=2&a=1", "https://a.example/a?a=1&b=2"),
        ("https://a.example/a?cid=5&eid=6", "https://a.example/a?cid=5&eid=6"),
        ("https://a.example/Story", "https://a.example/Story"),
        ("https://a.example/camp", "https://a.example/camp"),
        ("https://a.example/a%2Fb", "https://a.example/a%2Fb"),
        ("https://a.example:8443/a", "https://a.example:8443/a"),
        ("https://www.a.example/a", "https://www.a.example/a"),
        ("https://m.example/a", "https://m.example/a"),
        ("https://a.example", "https://a.example/"),
        (
            "https://новини.укр/Київ",
            "https://xn--b1amarcd.xn--j1amh/%D0%9A%D0%B8%D1%97%D0%B2",
        ),
        (
            "https://xn--b1amarcd.xn--j1amh/%d0%9a%d0%b8%d1%97%d0%b2",
            "https://xn--b1amarcd.xn--j1amh/%D0%9A%D0%B8%D1%97%D0%B2",
        ),
        ("not a url", "not a url"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://[broken/", "https://[broken/"),
    ],
)
def test_what_makes_a_page_stays_in_its_key(url, key):
    assert canonical_url(url) == key


def test_a_key_is_its_own_key():
    for url in (PAGE, "https://a.example/?p=1", "https://a.example/%D0%9A?x=%D0%B0+b"):
        assert canonical_url(canonical_url(url)) == canonical_url(url)


@pytest.mark.parametrize(
    ("declared", "key"),
    [
        pytest.param(f"{PAGE}-final?utm_source=x", f"{PAGE}-final", id="same host"),
        pytest.param(
            "/world/other", "https://news.example.org/world/other", id="relative"
        ),
        pytest.param(
            "https://www.example.org/w/1",
            "https://www.example.org/w/1",
            id="parent host",
        ),
        pytest.param("https://other.example/stolen", PAGE, id="another site"),
        pytest.param(
            "https://notexample.org/world", PAGE, id="a name that only ends alike"
        ),
        pytest.param("https://org/world", PAGE, id="a bare suffix"),
        pytest.param("https://news.example.org/", PAGE, id="the front page"),
        pytest.param("javascript:alert(1)", PAGE, id="no address"),
        pytest.param("", PAGE, id="empty"),
        pytest.param(None, PAGE, id="none"),
    ],
)
def test_a_declared_address_counts_only_on_its_own_site(declared, key):
    assert canonical_url(PAGE, declared) == key
