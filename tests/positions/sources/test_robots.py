"""robots.txt by RFC 9309."""

from datetime import UTC, datetime, timedelta

import pytest

from positions.sources import FetchFailed, FetchRefused, check_robots, fetch
from positions.sources.robots import product_token
from tests.hostile_web import HostileWeb, answer, redirect

NOW = datetime(2026, 6, 8, 12, 0, tzinfo=UTC)
RULES = b"User-agent: *\nDisallow: /private/\n\nUser-agent: parley\nDisallow: /no/\n"


def asked(web) -> int:
    return sum(request.path == "/robots.txt" for request in web.requests)


def test_rules_for_our_name_count_before_those_for_all(web, policy):
    web.serve("/robots.txt", answer(RULES, kind="text/plain"))
    cache: dict = {}

    check_robots(web.url("/private/page"), policy, cache, NOW)
    with pytest.raises(FetchRefused, match=r"asks robots not to read"):
        check_robots(web.url("/no/page"), policy, cache, NOW)


def test_the_rules_are_read_once_a_day(web, policy):
    web.serve("/robots.txt", answer(RULES, kind="text/plain"))
    cache: dict = {}

    for hours in (0, 1, 23):
        check_robots(web.url("/a"), policy, cache, NOW + timedelta(hours=hours))
    before = asked(web)
    check_robots(web.url("/a"), policy, cache, NOW + timedelta(hours=24))

    assert (before, asked(web)) == (1, 2)


@pytest.mark.parametrize("status", ["401 No", "403 No", "404 No", "410 No", "429 No"])
def test_a_4xx_answer_means_that_there_are_no_rules(web, policy, status):
    web.serve("/robots.txt", answer(b"Disallow: /", status=status))

    check_robots(web.url("/page"), policy, {}, NOW)


@pytest.mark.parametrize(
    "behaviour",
    [
        answer(b"", status="500 Oops"),
        answer(b"", status="503 Busy"),
        lambda client, _request: client.connection.close(),
    ],
)
def test_rules_out_of_reach_mean_that_nothing_may_be_read_for_now(
    web, policy, behaviour
):
    web.serve("/robots.txt", behaviour)
    cache: dict = {}

    with pytest.raises(FetchFailed, match="cannot be reached") as failure:
        check_robots(web.url("/page"), policy, cache, NOW)
    web.serve("/robots.txt", answer(b"", kind="text/plain"))
    check_robots(web.url("/page"), policy, cache, NOW + timedelta(hours=1))

    assert (failure.value.permanent, failure.value.retry_after) == (False, 3_600.0)


def test_rules_that_lead_into_a_private_network_close_the_site(web, policy):
    web.serve("/robots.txt", redirect("http://10.0.0.1/robots.txt"))

    with pytest.raises(FetchRefused, match=r"10\.0\.0\.1 lies in a private"):
        check_robots(web.url("/page"), policy, {}, NOW)


def test_redirected_rules_count(web, policy):
    web.serve("/robots.txt", redirect("/real-robots"))
    web.serve("/real-robots", answer(b"User-agent: *\nDisallow: /\n"))

    with pytest.raises(FetchRefused):
        check_robots(web.url("/page"), policy, {}, NOW)


def test_the_first_half_megabyte_of_rules_is_read(web, policy):
    padding = b"# filler\n" * 55_000
    body = padding + b"User-agent: *\nDisallow: /late/\n" + padding * 3

    web.serve("/robots.txt", answer(body, kind="text/plain"))

    with pytest.raises(FetchRefused):
        check_robots(web.url("/late/page"), policy, {}, NOW)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: PARLEY\nDisallow: /x", "/x", False),
        ("User-agent: parleys\nDisallow: /x", "/x", True),
        ("Disallow: /x", "/x", True),
        ("<html>not rules</html>", "/x", True),
    ],
)
def test_rules_of_the_standard(web, policy, rules, path, allowed):
    web.serve("/robots.txt", answer(rules.encode(), kind="text/plain"))

    try:
        check_robots(web.url(path), policy, {}, NOW)
        was_allowed = True
    except FetchRefused:
        was_allowed = False

    assert was_allowed is allowed


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [("Parley/0.1 (+https://x.example)", "Parley"), ("Parley bot", "Parley"), ("", "")],
)
def test_our_name_in_the_rules_is_the_product_token(user_agent, token):
    assert product_token(user_agent) == token


def read(web, policy, url, cache=None):
    """Fetch a page as an import does: each hop has to be permitted."""
    rules = {} if cache is None else cache

    def permit(address, policy_there):
        check_robots(address, policy_there, rules, NOW)

    return fetch(url, policy, permit=permit)


@pytest.fixture
def another_site():
    """A second site, under another port and so with rules of its own."""
    with HostileWeb() as site:
        yield site


def test_a_redirect_to_a_page_that_robots_may_not_read_ends_there(web, policy):
    web.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /private/\n"))
    url = web.serve("/open", redirect("/private/page"))
    web.serve("/private/page", answer(b"<p>Not for robots.</p>"))

    with pytest.raises(FetchRefused, match=r"asks robots not to read"):
        read(web, policy, url)

    assert "/private/page" not in {request.path for request in web.requests}


def test_each_site_on_the_way_is_asked_for_its_own_rules(web, another_site, policy):
    web.serve("/robots.txt", answer(b""))
    another_site.serve("/robots.txt", answer(b"User-agent: parley\nDisallow: /\n"))
    another_site.serve("/page", answer(b"<p>Not for us.</p>"))
    url = web.serve("/start", redirect(another_site.url("/page")))

    with pytest.raises(FetchRefused, match=r"asks robots not to read"):
        read(web, policy, url)

    assert [request.path for request in another_site.requests] == ["/robots.txt"]


def test_rules_of_the_first_site_do_not_count_on_the_next(web, another_site, policy):
    web.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /page\n"))
    another_site.serve("/robots.txt", answer(b"", status="404 None"))
    another_site.serve("/page", answer(b"<p>For everybody.</p>"))
    url = web.serve("/start", redirect(another_site.url("/page")))

    assert read(web, policy, url).body == b"<p>For everybody.</p>"


def test_a_site_on_the_way_whose_rules_are_out_of_reach_is_tried_later(
    web, another_site, policy
):
    web.serve("/robots.txt", answer(b""))
    another_site.serve("/robots.txt", answer(b"", status="503 Busy"))
    url = web.serve("/start", redirect(another_site.url("/page")))

    with pytest.raises(FetchFailed, match="cannot be reached") as failure:
        read(web, policy, url)

    assert failure.value.retry_after == 3_600.0


def test_the_rules_of_a_site_are_read_once_on_a_way_of_many_hops(web, policy):
    web.serve("/robots.txt", answer(b""))
    web.serve("/a", redirect("/b"))
    web.serve("/b", redirect("/c"))
    web.serve("/c", answer(b"<p>Here.</p>"))

    assert read(web, policy, web.url("/a")).body == b"<p>Here.</p>"
    assert asked(web) == 1


def test_rules_of_the_open_web_are_fetched_without_leave_for_private_hosts(policy):
    told = []

    def permit(_address, policy_there):
        told.append(policy_there.allowed_hosts)
        raise FetchRefused("Far enough.")

    for url in ("http://public.example/page", "http://127.0.0.1/page"):
        with pytest.raises(FetchRefused, match="Far enough"):
            fetch(url, policy, permit=permit)

    assert told == [frozenset(), policy.allowed_hosts]
