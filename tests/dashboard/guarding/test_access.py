"""Who may do what: every staff address by method and role."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.test import Client, RequestFactory
from django.urls import reverse

from dashboard.guarding.access import is_logged_in
from positions.models import Article, Statement
from tests.curated import make_statement

pytestmark = pytest.mark.django_db
ROLES = ("anonymous", "reader", "curator", "editor", "administrator")
STAFF = ("curator", "editor", "administrator")
LOGIN = "to the log-in"

# Address, method, what staff get. Strangers are sent to the log-in, readers get 403.
STAFF_PAGES = [
    ("review", {}, "GET", 302),
    ("review-item", {"pk": "statement"}, "GET", 200),
    ("review-act", {"pk": "statement"}, "POST", 404),
    ("review-undo", {}, "POST", 302),
    ("review-own", {"article": "article"}, "GET", 200),
    ("review-own", {"article": "article"}, "POST", 422),
    ("review-cited", {}, "GET", 200),
    ("review-cited", {}, "POST", 422),
    ("review-work", {}, "GET", 200),
    ("review-double", {}, "GET", 200),
    ("review-double", {}, "POST", 404),
    ("review-disagreements", {}, "GET", 200),
]
WRONG_METHODS = [
    ("review", {}, "POST"),
    ("review-item", {"pk": "statement"}, "POST"),
    ("review-act", {"pk": "statement"}, "GET"),
    ("review-undo", {}, "GET"),
    ("review-work", {}, "POST"),
    ("review-disagreements", {}, "POST"),
]
# What each role may write in the admin, besides looking at everything.
BY_CURATORS = {"statement", "problemreport"}
BY_EDITORS = BY_CURATORS | {
    "clause",
    "cue",
    "event",
    "feed",
    "issue",
    "issuecue",
    "issuegroup",
    "office",
    "option",
    "participation",
    "party",
    "partyalias",
    "peaceprocess",
    "proposal",
    "source",
    "speaker",
    "speakeralias",
}
BY_ADMINISTRATORS = BY_EDITORS | {"article"}
WRITERS = {
    "curator": BY_CURATORS | {"feed"},
    "editor": BY_EDITORS,
    "administrator": BY_ADMINISTRATORS,
}


def client_of(role: str, **options) -> Client:
    client = Client(**options)
    if role == "anonymous":
        return client
    user = User.objects.create_user(role, is_staff=role != "reader")
    if role != "reader":
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def address(name: str, given: dict) -> str:
    rows = {"statement": Statement.objects, "article": Article.objects}
    arguments = {key: rows[value].get().pk for key, value in given.items()}
    return reverse(name, kwargs=arguments)


def outcome(client: Client, method: str, url: str):
    answer = client.generic(method, url)
    location = answer.headers.get("Location", "")
    return LOGIN if location.startswith("/admin/login/") else answer.status_code


@pytest.fixture(autouse=True)
def _one_proposal() -> None:
    make_statement()


@pytest.mark.parametrize(("name", "given", "method", "expected"), STAFF_PAGES)
def test_staff_pages_by_role(
    name: str, given: dict, method: str, expected: int
) -> None:
    url = address(name, given)

    found = {role: outcome(client_of(role), method, url) for role in ROLES}

    staff = dict.fromkeys(STAFF, expected)
    if name == "review":
        # The one proposal is leased to the first who asks; the others get a page.
        staff |= {"editor": 200, "administrator": 200}
    assert found == {"anonymous": LOGIN, "reader": 403} | staff


@pytest.mark.parametrize(("name", "given", "method"), WRONG_METHODS)
def test_wrong_method_is_refused_for_everybody(
    name: str, given: dict, method: str
) -> None:
    url = address(name, given)

    found = {outcome(client_of(role), method, url) for role in ROLES}

    assert found == {405}


@pytest.mark.parametrize(
    ("name", "given"),
    [(name, given) for name, given, method, _ in STAFF_PAGES if method == "POST"],
)
def test_state_changing_addresses_need_the_token(name: str, given: dict) -> None:
    client = client_of("curator", enforce_csrf_checks=True)

    assert client.post(address(name, given)).status_code == 403


# Open to readers, or part of logging in: tested beside their pages.
OPEN = {"healthz", "report", "second-factor"}


def test_no_other_staff_address_opens_to_strangers_or_readers() -> None:
    from dashboard.addresses.staff import urlpatterns

    stranger, reader = client_of("anonymous"), client_of("reader")
    patterns = [p for p in urlpatterns if p.name not in OPEN]
    found = {}
    for pattern in patterns:
        arguments = dict.fromkeys(pattern.pattern.converters, 1)
        url = reverse(str(pattern.name), kwargs=arguments)
        found[pattern.name] = {
            (outcome(stranger, method, url), outcome(reader, method, url))
            for method in ("GET", "POST")
        } - {(405, 405)}

    assert len(found) >= 17
    assert found == {pattern.name: {(LOGIN, 403)} for pattern in patterns}


@pytest.fixture
def reader_with_every_permission() -> Client:
    """Not of the staff, so nobody asks this account for a second factor."""
    user = User.objects.create_user("holder")
    user.user_permissions.set(Permission.objects.all())
    user.groups.set(Group.objects.all())
    client = Client()
    client.force_login(user)
    return client


def test_permissions_open_no_staff_address_to_who_is_not_of_the_staff(
    reader_with_every_permission,
) -> None:
    from dashboard.addresses.staff import urlpatterns

    found = {}
    for pattern in [p for p in urlpatterns if p.name not in OPEN]:
        arguments = dict.fromkeys(pattern.pattern.converters, 1)
        url = reverse(str(pattern.name), kwargs=arguments)
        found[pattern.name] = {
            outcome(reader_with_every_permission, method, url)
            for method in ("GET", "POST")
        } - {405}

    assert len(found) >= 17
    assert set(map(frozenset, found.values())) == {frozenset({403})}


def test_permissions_open_no_table_of_the_admin_to_who_is_not_of_the_staff(
    reader_with_every_permission,
) -> None:
    from django.contrib.admin import site

    tables = [model._meta for model in site._registry]
    urls = [
        reverse(f"admin:{table.app_label}_{table.model_name}_{page}")
        for table in tables
        for page in ("changelist", "add")
    ]
    found = {
        url: outcome(reader_with_every_permission, method, url)
        for url in (*urls, reverse("admin:index"))
        for method in ("GET", "POST")
    }

    assert len(found) > 40
    assert found == dict.fromkeys(found, LOGIN)


@pytest.mark.parametrize("role", ROLES)
def test_admin_by_role(role: str, seeded) -> None:
    client = client_of(role)
    may_write = WRITERS.get(role, set())
    for model in apps.get_app_config("positions").get_models():
        name = model._meta.model_name
        listed = outcome(client, "GET", reverse(f"admin:positions_{name}_changelist"))
        assert listed == (200 if role in STAFF else LOGIN), name
        row = model._default_manager.first()
        if row is None:
            continue
        url = reverse(f"admin:positions_{name}_change", args=[row.pk])
        changed = outcome(client, "POST", url)
        if role not in STAFF:
            assert changed == LOGIN, name
        elif name in may_write and name != "statement":
            # An empty form is refused for its content, not for the person.
            assert changed in (200, 302), name
        elif name != "statement":
            assert changed == 403, name


@pytest.mark.parametrize(
    ("role", "expected"), [("curator", 403), ("editor", 403), ("administrator", 200)]
)
def test_accounts_are_the_administrators(role: str, expected: int) -> None:
    assert (
        outcome(client_of(role), "GET", reverse("admin:auth_user_changelist"))
        == expected
    )


@pytest.mark.parametrize("name", ["merge", "correction", "auditentry", "position"])
def test_what_actions_and_triggers_write_is_nobodys_to_type(name: str) -> None:
    client = client_of("administrator")

    assert outcome(client, "POST", reverse(f"admin:positions_{name}_add")) == 403


@pytest.mark.parametrize(
    ("cookies", "user", "expected"),
    [
        ({}, User(username="olha"), False),
        ({"sessionid": "of nobody"}, AnonymousUser(), False),
        ({"sessionid": "of somebody"}, User(username="olha"), True),
    ],
)
def test_who_is_logged_in_has_a_session_and_an_account(
    cookies: dict, user: User | AnonymousUser, expected: bool
) -> None:
    request = RequestFactory().get("/")
    request.COOKIES = cookies
    request.user = user

    assert is_logged_in(request) is expected
