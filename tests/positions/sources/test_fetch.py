"""The one fetch function against a web that misbehaves."""

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from positions.sources import FetchFailed, FetchRefused, fetch
from tests.conftest import REPOSITORY
from tests.hostile_web import answer, redirect
from tests.hostile_web.behaviours import PAGE

SLOW = [
    "/slow-headers",
    "/slow-body",
    "/slow-chunks",
    "/silence",
    "/endless-continue",
]
BROKEN = [
    "/dropped",
    "/not-http",
    "/nothing",
    "/binary",
    "/endless-headers",
    "/one-endless-line",
    "/gzip-cut",
    "/gzip-lie",
    "/shorter-than-said",
]
BROKEN_REASONS = {
    "/gzip-cut": "The answer broke off before its end.",
    "/gzip-lie": "The answer is packed in a broken way.",
}


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


@pytest.mark.parametrize("path", SLOW)
def test_a_slow_answer_is_cut_at_the_deadline(web, hurried, path):
    began = time.monotonic()

    with pytest.raises(FetchFailed, match="within 1 seconds") as failure:
        fetch(web.url(path), hurried)

    assert time.monotonic() - began < 4.0
    assert not failure.value.permanent


def test_a_handshake_that_never_comes_is_cut_at_the_deadline(web, hurried):
    began = time.monotonic()

    with pytest.raises(FetchFailed, match="within 1 seconds"):
        fetch(web.url("/page", scheme="https"), hurried)

    assert time.monotonic() - began < 4.0


def test_a_resolver_that_hangs_is_left_behind_at_the_deadline(hurried):
    def hang(_host, _port):
        time.sleep(5)
        return []

    began = time.monotonic()

    with pytest.raises(FetchFailed, match="within 1 seconds"):
        fetch("http://slow.example/", hurried, resolve=hang)

    assert time.monotonic() - began < 4.0


def test_slow_redirects_share_one_deadline(web, hurried):
    def late(client, _request):
        time.sleep(0.4)
        redirect("/late")(client, _request)

    began = time.monotonic()

    with pytest.raises(FetchFailed, match="within 1 seconds"):
        fetch(web.serve("/late", late), hurried)

    assert time.monotonic() - began < 4.0


@pytest.mark.parametrize("path", BROKEN)
def test_a_broken_answer_fails_with_a_reason_and_may_be_tried_again(web, policy, path):
    with pytest.raises(FetchFailed) as failure:
        fetch(web.url(path), policy)

    usual = "The connection broke or the answer was not valid HTTP."
    assert failure.value.reason == BROKEN_REASONS.get(path, usual)
    assert not failure.value.permanent


@pytest.mark.parametrize("path", ["/endless-body", "/gzip-bomb"])
def test_an_answer_without_end_is_cut_at_the_limit(web, policy, path):
    with pytest.raises(FetchFailed, match="larger than 5 MB") as failure:
        fetch(web.url(path), policy)

    assert failure.value.permanent


@pytest.mark.parametrize("path", ["/brotli-bomb", "/zstd", "/gzip-twice"])
def test_encodings_that_were_not_asked_for_are_refused(web, policy, path):
    with pytest.raises(FetchFailed, match="did not ask for"):
        fetch(web.url(path), policy)


def test_a_packed_page_is_unpacked(web, policy):
    assert fetch(web.url("/gzip"), policy).body == PAGE


def test_a_declared_length_over_the_limit_fails_before_the_body(web, policy):
    with pytest.raises(FetchFailed, match="larger than 10 MB"):
        fetch(web.url("/too-long"), policy)


def test_a_length_that_is_too_short_cuts_the_page_as_http_says(web, policy):
    assert fetch(web.url("/longer-than-said"), policy).body == PAGE[:40]


@pytest.mark.parametrize("path", ["/length-is-no-number", "/length-is-negative"])
def test_a_senseless_length_is_ignored(web, policy, path):
    assert fetch(web.url(path), policy).body == PAGE


def test_a_feed_may_be_larger_than_a_page(web, policy):
    small = replace(policy, page_limit=1_000, feed_limit=5_000)
    body = b"<rss>" + b" " * 3_000
    web.serve("/feed", answer(body, kind="application/rss+xml"))
    web.serve("/feed-as-html", answer(body, kind="text/html"))
    web.serve("/big-page", answer(b"<html>" + b" " * 3_000))

    assert len(fetch(web.url("/feed"), small).body) == len(body)
    assert len(fetch(web.url("/feed-as-html"), small).body) == len(body)
    with pytest.raises(FetchFailed, match="larger than"):
        fetch(web.url("/big-page"), small)


def test_a_picture_is_not_downloaded(web, policy):
    with pytest.raises(FetchFailed, match=r"leads to a file \(image/png\)"):
        fetch(web.url("/picture"), policy)


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


@pytest.mark.parametrize("path", ["/gzip-bomb", "/endless-body", "/brotli-bomb"])
def test_no_answer_makes_the_process_grow_by_more_than_64_mb(web, path):
    script = (
        "import resource, sys\n"
        "from positions.sources import FetchPolicy, SourceError, fetch\n"
        "policy = FetchPolicy('t', allowed_hosts=frozenset({'127.0.0.1'}))\n"
        "fetch(sys.argv[1] + '/page', policy)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n"
        "    fetch(sys.argv[1] + sys.argv[2], policy)\n"
        "except SourceError:\n"
        "    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "    print(after - before)\n"
    )

    result = subprocess.run(
        [sys.executable, "-c", script, web.url(""), path],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )

    # ru_maxrss counts kibibytes on Linux and bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(result.stdout) * unit < 64_000_000
