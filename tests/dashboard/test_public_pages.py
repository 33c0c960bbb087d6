"""What holds on every public page.

Each test opens all addresses: the seed data is loaded once a test.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions.actions.revision import raise_revision
from positions.models import Article, Party, Statement
from positions.vocabulary import Review
from tests.conftest import NOW
from tests.curated import make_article, make_cited, make_statement
from tests.dashboard.public_addresses import FILES, FRAGMENTS, PAGES
from tests.fresh_memory import forget

SECRET = "unseen words of a proposal that nobody has accepted"


@pytest.fixture
def hidden(seeded, curator):
    """A proposal and a rejected statement with words that must stay hidden."""
    russia = Party.objects.get(code="RU")
    issue = Statement.objects.filter(issue__key="ceasefire")[0].issue
    text = f"He said “{SECRET}” on Tuesday. " + "More of the article. " * 40
    make_statement(
        party=russia,
        issue=issue,
        article=make_article(text, SECRET),
        quote=SECRET,
        summary=SECRET,
    )
    make_cited(
        party=russia,
        issue=issue,
        quote=SECRET,
        summary=SECRET,
        review=Review.REJECTED,
        reviewed_by=curator,
        reviewed_at=NOW,
    )
    raise_revision(NOW)


def opened(client, addresses):
    """The responses by address; a statement page gets the number of a public one."""
    first = Statement.objects.public().order_by("pk").first()
    return {
        address: client.get(
            address.replace("/statements/1/", f"/statements/{first.pk}/")
        )
        for address in addresses
    }


def each(answers, question):
    return {address: question(answer) for address, answer in answers.items()}


def all_give(addresses, value):
    return dict.fromkeys(addresses, value)


def test_no_page_or_file_shows_a_proposed_or_rejected_statement(client, hidden):
    answers = opened(client, PAGES + FILES)

    shown = each(answers, lambda a: (a.status_code, SECRET in a.content.decode()))
    assert shown == all_give(PAGES + FILES, (200, False))


def test_no_fragment_shows_one_either(client, hidden):
    answers = {
        (address, target): client.get(
            address, headers={"HX-Request": "true", "HX-Target": target}
        )
        for address, target in FRAGMENTS
    }

    shown = each(answers, lambda a: (a.status_code, SECRET in a.content.decode()))
    assert shown == all_give(FRAGMENTS, (200, False))


def test_the_page_of_a_statement_that_is_not_public_does_not_exist(client, hidden):
    numbers = Statement.objects.exclude(review__in=["accepted", "retracted"])

    answers = [client.get(f"/statements/{s.pk}/").status_code for s in numbers]

    assert answers == [404, 404]


def test_no_page_holds_the_text_of_an_article(client, hidden):
    text = Article.objects.get(title=SECRET).text
    pieces = [text[at : at + 100] for at in range(0, len(text) - 100, 20)]

    answers = opened(client, PAGES + FILES)

    found = each(answers, lambda a: any(p in a.content.decode() for p in pieces))
    assert found == all_give(PAGES + FILES, False)


@pytest.mark.parametrize(("before", "most"), [("", 10), ("/sources/", 8)])
def test_a_page_takes_at_most_eight_queries(client, seeded, before, most):
    """The first one after a change may take ten: it reads what all of them need."""
    counts = {}
    for address in PAGES + FILES:
        forget()
        if before:
            client.get(before)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts[address] = len(queries)

    assert {a: n for a, n in counts.items() if n > most} == {}


def test_anonymous_readers_get_no_cookie(client, seeded):
    answers = opened(client, PAGES + FILES)

    assert each(answers, lambda a: dict(a.cookies)) == all_give(PAGES + FILES, {})


def test_pages_carry_a_strict_policy_and_nothing_inline(client, seeded):
    answers = opened(client, PAGES)

    policies = {a.headers["Content-Security-Policy"] for a in answers.values()}
    assert all("default-src 'none'" in policy for policy in policies)
    assert not any("unsafe" in policy for policy in policies)
    assert each(answers, inline) == all_give(PAGES, [])


def inline(answer):
    """Style elements and attributes, event attributes, scripts without a source."""
    html = answer.content.decode()
    scripts = re.findall(r"<script\b[^>]*>", html)
    return [
        *re.findall(r"<[^>]+\sstyle=[^>]*>", html),
        *re.findall(r"<[^>]+\son\w+=[^>]*>", html),
        *re.findall(r"<style[^>]*>", html),
        *(s for s in scripts if "src=" not in s and "application/json" not in s),
    ]


def test_pages_load_nothing_from_elsewhere(client, seeded):
    answers = opened(client, PAGES)

    loaded = r'<(?:script|link|img|iframe)\b[^>]*(?:src|href)="([^"]+)"'
    foreign = each(
        answers,
        lambda a: [
            url
            for url in re.findall(loaded, a.content.decode())
            if not url.startswith(("/", "http://testserver/"))
        ],
    )
    assert foreign == all_give(PAGES, [])


def test_pages_are_for_reading(client, seeded):
    methods = ("post", "put", "patch", "delete")

    answers = {m: getattr(client, m)("/").status_code for m in methods}

    assert answers == dict.fromkeys(methods, 405)
