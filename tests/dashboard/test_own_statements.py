"""Statements that curators make themselves: exact words, or a linked page."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from positions.models import Statement
from tests.curated import TEXT, make_article, make_issue, make_party, option_of

pytestmark = pytest.mark.django_db


def curator_client() -> Client:
    user = User.objects.create_user("olha", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    client = Client()
    client.force_login(user)
    return client


def own_form(statement_like: dict, **changes) -> dict:
    issue = make_issue()
    data = {
        "party": make_party().pk,
        "issue": issue.pk,
        "option": option_of(issue).pk,
        "said_on": "2025-04-22",
        "attribution": "direct_quote",
        "kind": "remark",
    }
    return data | statement_like | changes


def test_own_statement_gets_the_exact_words_of_the_text() -> None:
    article = make_article()
    typed = "we ask for a full ceasefire - NOT in the text"
    url = reverse("review-own", args=[article.pk])
    client = curator_client()

    refused = client.post(url, own_form({"quote": typed}))
    assert refused.status_code == 422
    assert "The quote is not in this text." in refused.text

    answer = client.post(
        url, own_form({"quote": '"we ask for a FULL ceasefire'}), follow=True
    )
    made = Statement.objects.get()
    assert made.quote == "“We ask for a full ceasefire"
    assert TEXT[made.start : made.end] == made.quote
    assert (made.coder, made.review, made.evidence) == ("olha", "proposed", "verified")
    assert "the text says ““We ask for a full ceasefire”" in answer.text


def test_cited_statement_needs_publisher_link_and_quote() -> None:
    url = reverse("review-cited")
    client = curator_client()
    whole = {"quote": "So be it.", "publisher": "Post", "url": "https://post.example/4"}

    for missing in whole:
        answer = client.post(url, own_form(whole, **{missing: ""}))
        assert answer.status_code == 422

    client.post(url, own_form(whole))
    made = Statement.objects.get()
    assert (made.evidence, made.source.name, made.quote) == (
        "cited",
        "Post",
        "So be it.",
    )
