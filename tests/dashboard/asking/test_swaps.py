"""A page and the part of it that htmx swaps in say the same."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dashboard.markup import find, parsed, words
from tests.dashboard.public_addresses import PAGES as ADDRESSES
from tests.fresh_memory import forget

PAGES = {
    "/": ("view", "drawer"),
    "/issues/": ("view",),
    "/issues/ceasefire/": ("view",),
    "/parties/": ("view",),
    "/parties/RU/": ("view",),
    "/compare/": ("view",),
    "/agreement/": ("view",),
    "/changes/": ("view",),
}
VIEWS = [(address, part) for address, parts in PAGES.items() for part in parts]
DAYS = ("2025-03-20", "2025-04-22", "2025-12-01", "2026-05-01", "2030-01-01", "May", "")
PARAMETERS = st.fixed_dictionaries(
    {},
    optional={
        "as_of": st.sampled_from(DAYS),
        "from": st.sampled_from(DAYS),
        "to": st.sampled_from(DAYS),
        "compare_to": st.sampled_from(DAYS),
        "known_at": st.sampled_from(DAYS),
        "own_words_only": st.sampled_from(("1", "")),
        "party": st.sampled_from(("RU,UA", "US", "XX", "")),
        "group": st.sampled_from(("territory", "sea")),
        "order": st.sampled_from(("agreement", "size")),
        "cell": st.sampled_from(("RU.ceasefire", "RU.sea")),
        "a": st.sampled_from(("US", "XX")),
    },
)


def opened(client, address, query=None, **headers):
    """Made anew: a page that is given again has no context to look at."""
    forget()
    return client.get(address, query, headers=headers)


def swapped(client, address, part, query=None):
    headers = {"HX-Request": "true", "HX-Target": part}
    return opened(client, address, query, **headers)


def complaints(answer):
    """Nothing says them in the drawer alone: it is a part of a page that does."""
    return answer.context["complaints"]


def told(answer):
    return [words(e) for e in find(parsed(answer), "[role=alert] li")]


def title(answer):
    """Of the tab; drawings further down have titles too."""
    return re.search(r"<title>(.*?)</title>", answer.content.decode())[1]


@pytest.mark.parametrize(("address", "part"), VIEWS)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=PARAMETERS)
def test_both_have_the_same_complaints_status_title_and_address(
    client, seeded, address, part, query
):
    whole = opened(client, address, query)
    fragment = swapped(client, address, part, query)

    assert fragment.status_code == whole.status_code
    assert complaints(fragment) == complaints(whole)
    assert fragment.status_code == (400 if complaints(whole) else 200)
    assert title(fragment) == title(whole) != ""
    pushed = fragment.headers["HX-Push-Url"]
    assert whole.context["canonical"] == f"http://testserver{pushed}"
    if part == "view":
        assert told(fragment) == told(whole)


@pytest.mark.parametrize(("address", "part"), VIEWS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=PARAMETERS)
def test_the_pushed_address_opens_what_was_swapped_in(
    client, seeded, address, part, query
):
    fragment = swapped(client, address, part, query)

    pushed = fragment.headers["HX-Push-Url"]
    again, whole = swapped(client, pushed, part), opened(client, pushed)

    assert (again.status_code, whole.status_code) == (200, 200)
    assert again.headers["HX-Push-Url"] == pushed
    assert title(whole) == title(fragment)
    permanent = whole.context["permanent"]
    assert permanent == fragment.context["permanent"]
    assert re.search(r"[?&](as_of|to)=\d", permanent), "a permalink names its day"
    assert opened(client, permanent).context["canonical"] == whole.context["canonical"]


def test_a_page_from_the_browsers_history_is_whole_and_pushes_nothing(client, seeded):
    headers = {
        "HX-Request": "true",
        "HX-Target": "view",
        "HX-History-Restore-Request": "true",
    }
    answer = client.get("/issues/", headers=headers)

    assert find(parsed(answer), "header")
    assert "HX-Push-Url" not in answer.headers


@pytest.mark.parametrize("address", ["/timeline/", "/sources/", "/proposals/"])
def test_a_page_without_parts_is_whole_for_every_target(client, seeded, address):
    answer = swapped(client, address, "view")

    assert find(parsed(answer), "header")
    assert "HX-Push-Url" not in answer.headers


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/?as_of=2025-04-22", "Russia–Ukraine talks, 22 April 2025"),
        ("/changes/?from=2025-04-22&to=2025-05-31", "What changed between"),
        ("/parties/RU/", "Russia: "),
        ("/proposals/us-28-points-2025-11/", ", clause by clause"),
    ],
)
def test_the_title_of_the_tab_says_what_is_shown(client, seeded, address, named):
    shown = title(client.get(address))

    assert named in shown
    assert shown.endswith(" – Parley")


def test_every_page_names_its_tab(client, seeded):
    public = [a for a in ADDRESSES if not a.startswith("/statements/")]

    titles = {address: title(client.get(address)) for address in public}

    assert {a: t for a, t in titles.items() if not t.removesuffix(" – Parley")} == {}
    assert all(t.endswith(" – Parley") for t in titles.values())
