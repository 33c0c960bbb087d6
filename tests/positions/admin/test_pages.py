"""Every table has its pages, and they open."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import connection
from django.urls import reverse

from tests.curated import make_statement

pytestmark = pytest.mark.django_db
TABLES = [
    model
    for model in apps.get_app_config("positions").get_models()
    if not model._meta.auto_created
]


@pytest.fixture
def boss(client, curator):
    client.force_login(curator)
    return client


def page(model, name: str, *arguments) -> str:
    return reverse(f"admin:positions_{model._meta.model_name}_{name}", args=arguments)


def test_every_table_is_in_the_admin() -> None:
    assert [m for m in TABLES if not admin.site.is_registered(m)] == []


def test_every_list_row_and_history_opens(boss, seeded) -> None:
    make_statement()
    for model in TABLES:
        assert boss.get(page(model, "changelist"), {"q": "a"}).status_code == 200
        row = model._default_manager.first()
        for name in ("change", "history") if row else ():
            assert boss.get(page(model, name, row.pk)).status_code == 200, model


def test_forms_to_add_open_where_rows_are_made_by_hand(boss) -> None:
    status = {m.__name__: boss.get(page(m, "add")).status_code for m in TABLES}

    assert {name for name, code in status.items() if code == 403} == READ_ONLY
    assert {code for name, code in status.items() if name not in READ_ONLY} == {200}


READ_ONLY = {
    "Article",
    "ProblemReport",
    "Statement",
    "ArticleBand",
    "AuditEntry",
    "Correction",
    "DataRevision",
    "DoubleCoding",
    "FeedItem",
    "FeedPoll",
    "Heartbeat",
    "ImportJob",
    "Merge",
    "Position",
    "ReviewLease",
    "Skip",
    "StatementNote",
}


@pytest.mark.parametrize("role", ["curator", "editor", "administrator"])
def test_each_role_sees_every_list(role: str, client) -> None:
    user = User.objects.create_user("someone", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)

    status = {m.__name__: client.get(page(m, "changelist")).status_code for m in TABLES}

    assert set(status.values()) == {200}


def test_front_page_of_the_admin_opens(boss) -> None:
    assert boss.get(reverse("admin:index")).status_code == 200


def test_curator_cannot_change_the_codebook(client, seeded) -> None:
    from positions.models import Issue, Party

    user = User.objects.create_user("someone", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    client.force_login(user)

    for row in (Party.objects.first(), Issue.objects.first()):
        url = page(type(row), "change", row.pk)
        assert client.get(url).status_code == 200
        assert client.post(url, {"name": "x"}).status_code == 403


def test_administrator_cannot_make_a_superuser(client) -> None:
    user = User.objects.create_user("someone", is_staff=True)
    user.groups.add(Group.objects.get(name="administrator"))
    client.force_login(user)
    url = reverse("admin:auth_user_change", args=[user.pk])

    answer = client.get(url)

    assert answer.status_code == 200
    assert b'name="is_superuser"' not in answer.content


@pytest.mark.parametrize("table", ["proposal", "party"])
def test_a_number_that_no_table_can_hold_is_refused(table, boss) -> None:
    fields = dict.fromkeys(("authors", "members"), "9" * 30)

    answer = boss.post(reverse(f"admin:positions_{table}_add"), fields)

    # PostgreSQL finds no such row, and the form says so.
    assert answer.status_code == (400 if connection.vendor == "sqlite" else 200)
