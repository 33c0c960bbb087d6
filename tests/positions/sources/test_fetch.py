"""The one fetch function: what it asks, what it follows, and what it tells."""

from dataclasses import replace

import pytest

from positions.sources import FetchFailed, FetchRefused, fetch
from tests.hostile_web import answer, redirect
from tests.hostile_web.behaviours import PAGE


def test_a_page_arrives_with_its_bytes_type_and_timings(web, policy):
    fetched = fetch(web.url("/page"), policy)

    assert (fetched.status, fetched.body) == (200, PAGE)
    assert fetched.content_type == "text/html; charset=utf-8"
    assert fetched.final_url == web.url("/page")
    assert set(fetched.timings) == {"resolve", "connect", "wait", "body", "total"}
    assert 0 < fetched.timings["total"] < 10


def test_the_request_names_us_and_asks_for_gzip_alone(web, policy):
    fetch(web.url("/page"), policy)

    headers = web.requests[0].headers
    assert headers["user-agent"] == policy.user_agent
    assert headers["accept-encoding"] == "gzip"
    assert "cookie" not in headers
    assert "referer" not in headers


@pytest.mark.parametrize("path", ["/redirect-loop", "/redirect-without-end"])
def test_at_most_five_redirects_are_followed(web, policy, path):
    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetch(web.url(path), policy)

    assert len(web.requests) == 6


def test_a_redirect_without_an_address_fails(web, policy):
    with pytest.raises(FetchFailed, match="without saying where"):
        fetch(web.url("/redirect-nowhere"), policy)


def test_a_move_for_good_is_told_from_a_detour(web, policy):
    web.serve("/moved", redirect("/page", "301 Moved Permanently"))
    web.serve("/detour", redirect("/page", "302 Found"))
    web.serve("/both", redirect("/detour", "308 Permanent Redirect"))

    moved, detour, both = (
        fetch(web.url(path), policy) for path in ("/moved", "/detour", "/both")
    )

    assert (moved.final_url, moved.moved_for_good) == (web.url("/page"), True)
    assert (detour.final_url, detour.moved_for_good) == (web.url("/page"), False)
    assert (both.final_url, both.moved_for_good) == (web.url("/page"), False)


def test_a_redirect_may_hold_letters_outside_ascii(web, policy):
    web.serve("/%D0%BC%D0%B8%D1%80", answer())

    fetched = fetch(web.serve("/peace", redirect("/мир")), policy)

    assert fetched.final_url == web.url("/%D0%BC%D0%B8%D1%80")


def test_what_has_not_changed_is_not_sent_again(web, policy):
    def unchanged(client, request):
        known = request.headers.get("if-none-match") == '"v1"'
        answer(b"", status="304 Not Modified")(client, request) if known else answer(
            etag='"v1"', last_modified="Mon, 12 May 2025 10:00:00 GMT"
        )(client, request)

    url = web.serve("/feed.xml", unchanged)
    first = fetch(url, policy)
    second = fetch(url, policy, etag=first.etag, last_modified=first.last_modified)

    assert (first.not_modified, first.body) == (False, PAGE)
    assert (second.not_modified, second.body, second.status) == (True, b"", 304)
    assert web.requests[1].headers["if-modified-since"] == first.last_modified


def test_a_validator_that_could_split_a_header_is_dropped(web, policy):
    web.serve("/odd", answer(etag="a" * 600, last_modified="здесь"))

    fetched = fetch(web.url("/odd"), policy)

    assert (fetched.etag, fetched.last_modified) == ("", "")


@pytest.mark.parametrize(
    ("status", "permanent"),
    [
        ("401 Unauthorized", True),
        ("403 Forbidden", True),
        ("404 Not Found", True),
        ("410 Gone", True),
        ("429 Too Many Requests", False),
        ("451 Unavailable", True),
        ("500 Oops", False),
        ("503 Busy", False),
        ("206 Partial Content", True),
        ("299 Strange", True),
    ],
)
def test_a_status_is_told_in_words_and_says_whether_to_try_again(
    web, policy, status, permanent
):
    url = web.serve("/status", answer(b"", status=status))

    with pytest.raises(FetchFailed) as failure:
        fetch(url, policy)

    assert failure.value.permanent is permanent
    assert failure.value.status == int(status[:3])
    assert status[:3] in failure.value.reason or "pa" in failure.value.reason


@pytest.mark.parametrize(
    ("header", "date", "seconds"),
    [
        ("120", "", 120.0),
        ("Mon, 12 May 2025 10:05:00 GMT", "Mon, 12 May 2025 10:00:00 GMT", 300.0),
        ("Mon, 12 May 2025 09:00:00 GMT", "Mon, 12 May 2025 10:00:00 GMT", None),
        ("soon", "", None),
        ("-5", "", None),
        ("99999999999999", "", None),
    ],
)
def test_both_forms_of_retry_after_are_understood(web, policy, header, date, seconds):
    url = web.serve(
        "/busy", answer(b"", status="429 Slow down", retry_after=header, date=date)
    )

    with pytest.raises(FetchFailed) as failure:
        fetch(url, policy)

    assert failure.value.retry_after == seconds


def test_a_closed_port_is_told_in_words(policy):
    with pytest.raises(FetchFailed, match="does not accept connections"):
        fetch("http://127.0.0.1:1/", policy)


def test_an_unknown_host_is_told_in_words(policy):
    def nobody(_host, _port):
        raise OSError

    with pytest.raises(FetchFailed, match=r"nowhere\.example could not be found"):
        fetch("http://nowhere.example/", policy, resolve=nobody)


def test_our_own_site_is_not_read(web, policy):
    own = replace(policy, own_hosts=frozenset({"parley.example"}))
    web.serve("/home", redirect("https://parley.example/feeds/changes.atom"))

    for url in ("https://parley.example/", web.url("/home")):
        with pytest.raises(FetchRefused, match="this site itself"):
            fetch(url, own)
