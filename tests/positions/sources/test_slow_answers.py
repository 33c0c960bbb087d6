"""However slowly a site answers, a fetch ends at its deadline."""

import time

import pytest

from positions.sources import FetchFailed, fetch
from tests.hostile_web import redirect

SLOW = [
    "/slow-headers",
    "/slow-body",
    "/slow-chunks",
    "/silence",
    "/endless-continue",
]
# The deadline is a second; the rest is room for a busy machine. None of these sites
# would end within half a minute by itself.
IN_TIME = 20.0


@pytest.mark.parametrize("path", SLOW)
def test_a_slow_answer_is_cut_at_the_deadline(web, hurried, path):
    began = time.monotonic()

    with pytest.raises(FetchFailed, match="within 1 seconds") as failure:
        fetch(web.url(path), hurried)

    assert time.monotonic() - began < IN_TIME
    assert not failure.value.permanent


def test_a_handshake_that_never_comes_is_cut_at_the_deadline(web, hurried):
    began = time.monotonic()

    with pytest.raises(FetchFailed, match="within 1 seconds"):
        fetch(web.url("/page", scheme="https"), hurried)

    assert time.monotonic() - began < IN_TIME


def test_a_resolver_that_hangs_is_left_behind_at_the_deadline(hurried):
    def hang(_host, _port):
        time.sleep(40)
        return []

    began = time.monotonic()

    with pytest.raises(FetchFailed, match="within 1 seconds"):
        fetch("http://slow.example/", hurried, resolve=hang)

    assert time.monotonic() - began < IN_TIME


def test_slow_redirects_share_one_deadline(web, hurried):
    def late(client, _request):
        time.sleep(0.4)
        redirect("/late")(client, _request)

    began = time.monotonic()

    with pytest.raises(FetchFailed, match="within 1 seconds"):
        fetch(web.serve("/late", late), hurried)

    assert time.monotonic() - began < IN_TIME
