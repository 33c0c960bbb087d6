"""Addresses that lead somewhere else: the import ends in words, its neighbours go on."""

import socket

import pytest

from positions.actions.imports import submit_text, submit_url
from tests.faults.texts import distinct_text
from tests.hostile_web import answer, connections, redirect

__all__ = ["connections"]
pytestmark = pytest.mark.django_db

PRIVATE = (
    "{} lies in a private or special network. An operator can allow the host by name "
    "in the settings."
)


@pytest.fixture(autouse=True)
def _private_name(monkeypatch):
    """`inside.example` looks public and is this machine."""
    real = socket.getaddrinfo

    def look_up(host, *args, **kwargs):
        return real("127.0.0.1" if host == "inside.example" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def imported_between_neighbours(desk, url):
    """The job of the address, and the states of a text before and one after it."""
    before = submit_text(distinct_text(1), desk.now)
    middle = submit_url(url, desk.now)
    after = submit_text(distinct_text(2), desk.now)
    ends = [desk.run(job) for job in (before, middle, after)]
    return ends[1], (ends[0].state, ends[2].state)


@pytest.mark.parametrize(
    ("leads_to", "reason"),
    [
        ("http://169.254.169.254/latest/", PRIVATE.format("169.254.169.254")),
        ("http://inside.example/", PRIVATE.format("inside.example")),
        ("file:///etc/passwd", "Only http and https are fetched, not file."),
    ],
)
def test_a_page_that_leads_astray_fails_at_once(seeded, desk, web, leads_to, reason):
    url = web.serve("/astray", redirect(leads_to))

    job, neighbours = imported_between_neighbours(desk, url)

    assert (job.state, job.reason, job.attempt) == ("failed", reason, 1)
    assert neighbours == ("imported", "imported")
    assert {request.path for request in web.requests} == {"/robots.txt", "/astray"}


def test_a_name_of_a_private_address_fails_at_once_with_the_reason(
    seeded, desk, connections
):
    job, neighbours = imported_between_neighbours(desk, "http://inside.example/news")

    reason = PRIVATE.format("inside.example")
    assert (job.state, job.reason, job.attempt) == ("failed", reason, 1)
    assert neighbours == ("imported", "imported")
    assert "127.0.0.1" not in connections.hosts


@pytest.mark.parametrize("path", ["/redirect-loop", "/redirect-without-end"])
def test_redirects_without_end_are_given_up_after_three_attempts(
    seeded, desk, web, path
):
    job, neighbours = imported_between_neighbours(desk, web.url(path))
    states = [job.state]
    while job.state == "queued":
        desk.now = job.next_attempt_at
        job = desk.run(job)
        states.append(job.state)

    assert states == ["queued", "queued", "failed"]
    assert job.reason == "The site forwards more than 5 times."
    assert neighbours == ("imported", "imported")


def test_a_redirect_to_what_robots_may_not_read_fails_at_once(seeded, desk, web):
    rules = answer(b"User-agent: *\nDisallow: /private/\n", kind="text/plain")
    web.serve("/robots.txt", rules)
    url = web.serve("/open", redirect("/private/page"))

    job, neighbours = imported_between_neighbours(desk, url)

    assert (job.state, job.attempt) == ("failed", 1)
    assert job.reason == "The site asks robots not to read this page (robots.txt)."
    assert neighbours == ("imported", "imported")
    assert {request.path for request in web.requests} == {"/robots.txt", "/open"}
