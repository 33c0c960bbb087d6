"""Second readings: blind, by another person, and counted."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from positions.actions import review_statement as review
from positions.models import DoubleCoding
from positions.readers.double_coding import SAMPLE, read_disagreements, read_reliability
from tests.curated import (
    make_article,
    make_issue,
    make_party,
    make_statement,
    option_of,
)
from tests.dashboard.markup import find, parsed, words

pytestmark = pytest.mark.django_db


def staff(name: str) -> tuple[User, Client]:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    client = Client()
    client.force_login(user)
    return user, client


@pytest.fixture
def decided():
    """Accepted statements of the sample, of two options in turn."""
    first, _ = staff("olha")
    issue = make_issue()
    rows = []
    for number in range(4):
        article = make_article(f"Text {number}. “We say so,” they said.")
        row = make_statement(
            pk=SAMPLE * (1000 + number),
            article=article,
            quote="We say so,",
            party=make_party(f"P{number}"),
            option=option_of(issue, ("full", "partial")[number % 2]),
        )
        rows.append(review.accept(row, by=first, now=timezone.now()))
    return rows


def code(client: Client, statement, option) -> None:
    data = {"statement": statement.pk, "option": option, "kind": "remark"}
    client.post(reverse("review-double"), data)


def test_second_reader_sees_the_passage_but_not_the_first_coding(decided) -> None:
    _, client = staff("per")

    page = client.get(reverse("review-double"))

    assert [words(mark) for mark in find(parsed(page), "mark.on")] == ["We say so,"]
    assert "checked" not in page.text
    assert "On the record" in page.text


def test_first_reader_gets_nothing_to_read_again(decided) -> None:
    client = Client()
    client.force_login(User.objects.get(username="olha"))

    page = client.get(reverse("review-double"))
    code(client, decided[0], decided[0].option_id)

    assert "Nothing is left" in page.text
    assert not DoubleCoding.objects.exists()


def test_agreement_and_disagreement_are_counted(decided) -> None:
    _, client = staff("per")
    for row in decided[:3]:
        code(client, row, row.option_id)
    code(client, decided[3], "none")

    overall, issue = read_reliability()
    disagreement = read_disagreements()

    assert (overall.issue, overall.found.units) == (None, 4)
    assert issue.found.units == 4
    assert 0 < issue.found.alpha < 1
    assert [(d.first, d.second) for d in disagreement] == [("partial", "no position")]


def test_full_agreement_has_alpha_one(decided) -> None:
    _, client = staff("per")
    for row in decided:
        code(client, row, row.option_id)

    assert [row.found.alpha for row in read_reliability()] == [1.0, 1.0]
    page = client.get(reverse("review-disagreements"))
    assert "1.00" in page.text


def test_a_passage_is_coded_once_by_a_reader(decided) -> None:
    _, client = staff("per")
    code(client, decided[0], decided[0].option_id)
    code(client, decided[0], "none")

    assert DoubleCoding.objects.get().option == decided[0].option
