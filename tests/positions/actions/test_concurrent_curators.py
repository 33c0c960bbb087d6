"""Eight curators on one statement: one winner a round, nobody sees an error page."""

import os
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group, User
from django.db import connections
from django.test import Client
from django.urls import reverse

from positions.actions.audit.verify import faults_of_audit
from positions.actions.integrity import check_integrity
from positions.models import AuditEntry, ReviewLease, Statement
from tests.conftest import NOW
from tests.curated import make_statement

pytestmark = pytest.mark.django_db(transaction=True)
CURATORS = 8
ROUNDS = int(os.environ.get("PARLEY_CURATOR_ROUNDS", "12"))


@pytest.fixture
def clients() -> list[Client]:
    made = []
    for number in range(CURATORS):
        user = User.objects.create_user(f"curator-{number}", is_staff=True)
        user.groups.add(Group.objects.get(name="curator"))
        client = Client(raise_request_exception=False)
        client.force_login(user)
        made.append(client)
    return made


def all_at_once(work, number: int) -> list:
    """Run `work(0..number-1)` in threads that start together."""
    gate = threading.Barrier(number)

    def run(index: int):
        try:
            gate.wait(30)
            return work(index)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def act(client: Client, statement: Statement, do: str, by: int) -> int:
    data = {
        "do": do,
        "version": statement.version,
        "party": statement.party_id,
        "issue": statement.issue_id,
        "option": statement.option_id,
        "said_on": statement.said_on,
        "attribution": statement.attribution,
        "kind": statement.kind,
        "condition": f"as curator {by} reads it",
        "other_reason": f"curator {by} says no",
    }
    url = reverse("review-act", args=[statement.pk])
    htmx = {"HX-Request": "true", "HX-Target": "review"}
    return client.post(url, data, headers=htmx).status_code


def test_one_winner_in_every_round(clients) -> None:
    deeds = ["accept", "save", "reject"]
    statement = make_statement()
    answers: Counter[int] = Counter()

    for number in range(ROUNDS):
        statement.refresh_from_db()
        before = AuditEntry.objects.count()
        codes = all_at_once(
            lambda i, n=number, s=statement: act(
                clients[i], s, deeds[(i + n) % len(deeds)], i
            ),
            CURATORS,
        )
        answers.update(codes)
        stored = Statement.objects.get()

        assert sorted(codes) == [200] + [409] * (CURATORS - 1)
        assert stored.version == statement.version + 1
        assert AuditEntry.objects.count() == before + 1
        reopen(stored)

    assert answers == {200: ROUNDS, 409: ROUNDS * (CURATORS - 1)}
    assert list(faults_of_audit()) == []
    assert sum(map(len, check_integrity(NOW).values())) == 0


def reopen(statement: Statement) -> None:
    from positions.actions import review_statement as review

    if statement.reviewed_by and statement.reviewed_at:
        review.take_back(statement, by=statement.reviewed_by, now=statement.reviewed_at)


def test_queue_gives_each_curator_another_proposal(clients) -> None:
    from tests.curated import make_party

    for number in range(CURATORS + 2):
        make_statement(party=make_party(f"P{number}"))

    def shown(index: int) -> int:
        page = clients[index].get(reverse("review"))
        return int(page.headers["Location"].split("/")[2])

    taken = all_at_once(shown, CURATORS)

    assert len(set(taken)) == CURATORS
    assert ReviewLease.objects.count() == CURATORS
