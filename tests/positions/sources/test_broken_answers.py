"""Answers that are broken, endless, packed or wrong about their length."""

import subprocess
import sys
from dataclasses import replace

import pytest

from positions.sources import FetchFailed, fetch
from tests.conftest import REPOSITORY
from tests.hostile_web import answer
from tests.hostile_web.behaviours import PAGE

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
