"""`/import/` and the feeds' pages as staff use them, with and without htmx."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboard.views import imports as view
from positions import tasks
from positions.actions.feeds import add_feed
from positions.actions.imports import claim, queue, submit_text, submit_url
from positions.models import Feed, ImportJob
from positions.vocabulary import Remedy

pytestmark = pytest.mark.django_db
LEASE = timedelta(seconds=150)
HTMX = {"HX-Request": "true", "HX-Target": "imports"}


def client_of(role: str) -> Client:
    user = User.objects.create_user(f"a {role}", is_staff=True)
    if role != "staff":
        user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> Client:
    return client_of("editor")


@pytest.fixture(autouse=True)
def messages(monkeypatch):
    """Messages to workers; the in-memory broker would keep them for the next test."""
    sent: list[tuple] = []

    def note(task, key):
        sent.append((task.name, key))
        return True

    monkeypatch.setattr(tasks, "tell_worker", note)
    return sent


def words(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def running(text: str = "running") -> ImportJob:
    job = claim(submit_text(text, timezone.now()).pk, timezone.now(), LEASE)
    assert job is not None
    return job


def failed(reason: str, remedy: Remedy = Remedy.RETRY, url: str = "") -> ImportJob:
    now = timezone.now()
    pk = (submit_url(url, now) if url else submit_text("x", now)).pk
    job = claim(pk, now, LEASE)
    assert job is not None
    queue.fail(job, reason, now, remedy)
    return job


ADDRESSES = [
    ("get", "imports", False),
    ("post", "imports", False),
    ("post", "import-retry-all", False),
    ("post", "import-retry", True),
    ("post", "import-cancel", True),
    ("get", "import-feed", True),
    ("post", "import-feed-add", False),
    ("post", "import-feed-poll", True),
    ("post", "import-feed-state", True),
]


@pytest.mark.parametrize(("method", "name", "numbered"), ADDRESSES)
def test_strangers_log_in_first_and_staff_without_a_role_are_refused(
    method, name, numbered
):
    url = reverse(name, args=[1] if numbered else [])

    stranger = getattr(Client(), method)(url)
    staff = getattr(client_of("staff"), method)(url)

    assert (stranger.status_code, stranger.url) == (302, f"/admin/login/?next={url}")
    assert staff.status_code == 403


@pytest.mark.parametrize(
    ("method", "name", "numbered"), [a for a in ADDRESSES if a[0] == "post"]
)
def test_what_changes_something_needs_a_token_and_is_no_link(method, name, numbered):
    url = reverse(name, args=[1] if numbered else [])
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_superuser("root", password="x"))

    assert client.post(url).status_code == 403
    if name != "imports":
        assert client.get(url).status_code == 405


def test_a_pasted_text_is_queued_for_the_person_and_a_worker_is_told(editor, messages):
    answer = editor.post(
        reverse("imports"),
        {"text": "Talks\n\nThey met.", "source_name": "Post", "title": "Talks"},
        follow=True,
    )

    job = ImportJob.objects.get()
    assert (job.kind, bytes(job.payload), job.state) == (
        "text",
        b"Talks\n\nThey met.",
        "queued",
    )
    assert (job.source_name, job.requested_by.username) == ("Post", "a editor")
    assert messages == [("positions.run_import", job.pk)]
    assert f"Import {job.pk} waits for a worker." in words(answer)


def test_without_a_broker_the_import_is_queued_and_the_page_says_later(
    editor, monkeypatch
):
    monkeypatch.setattr(tasks, "tell_worker", lambda *_: False)

    answer = editor.post(reverse("imports"), {"text": "Talks."}, follow=True)

    assert answer.status_code == 200
    assert view.LATER in words(answer)
    assert ImportJob.objects.get().state == "queued"


def test_a_file_is_stored_under_its_bare_name(editor):
    file = SimpleUploadedFile("../../etc/talks.html", b"<p>Talks</p>", "text/html")

    editor.post(reverse("imports"), {"file": file})

    job = ImportJob.objects.get()
    assert (job.kind, job.input, bytes(job.payload)) == (
        "html",
        "talks.html",
        b"<p>Talks</p>",
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Give one thing"),
        ({"text": "a", "url": "https://a.example/"}, "Give one thing"),
        ({"url": "ftp://a.example/x"}, "begins with http"),
        ({"text": "a", "published_on": "2999-01-01"}, "has not come yet"),
        ({"file": SimpleUploadedFile("big.txt", b"a" * 5_000_001)}, "larger than 5 MB"),
        ({"file": SimpleUploadedFile("none.txt", b"")}, "empty"),
    ],
)
def test_what_cannot_be_imported_is_told_and_not_queued(editor, given, told):
    answer = editor.post(reverse("imports"), given)

    assert answer.status_code == 422
    assert told in words(answer)
    assert ImportJob.objects.count() == 0


def test_an_upload_far_beyond_the_limit_is_refused_unread(editor):
    file = SimpleUploadedFile("big.txt", b"a" * 7_000_000)

    answer = editor.post(reverse("imports"), {"text": "", "file": file})

    assert (answer.status_code, answer.headers["Content-Type"]) == (413, "text/plain")
    assert answer.content.decode().startswith("This is larger than 5 MB.")
    assert answer.wsgi_request._read_started is False


def test_the_list_says_state_reason_and_one_next_step(editor):
    failed("The site does not accept connections.")
    failed("There is no readable text in it.", Remedy.PASTE)
    failed("The address is a feed.", Remedy.ADD_FEED, "https://a.example/rss")
    running()

    answer = editor.get(reverse("imports"))

    told = words(answer)
    assert "1 running, 0 waiting, 3 need a look." in told
    assert "Failed The site does not accept connections." in told
    assert "Paste text instead of import" in told
    assert "Add as feed" in told
    assert "Reading getting the text" in told
    assert "Cancel import" in told
    assert "Retry all failed that may still succeed (1)" in told


def test_htmx_gets_the_list_alone_and_stops_when_nothing_runs(editor):
    job = running()

    busy = editor.get(reverse("imports"), headers=HTMX)
    queue.fail(job, "The page is empty.", timezone.now())
    still = editor.get(reverse("imports"), headers=HTMX)

    assert (busy.status_code, still.status_code) == (200, 286)
    assert b"<html" not in busy.content + still.content
    assert b'hx-trigger="every 5s"' in busy.content
    assert b"hx-trigger" not in still.content


def test_one_or_all_failed_imports_are_tried_again(editor, messages):
    one, two = failed("Away."), failed("Away.")
    failed("There is no readable text in it.", Remedy.PASTE)

    editor.post(reverse("import-retry", args=[one.pk]))
    editor.post(reverse("import-retry-all"))

    states = list(ImportJob.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["queued", "queued", "failed"]
    assert [key for _, key in messages] == [one.pk, two.pk]


def test_cancelling_names_who_did_it(editor):
    job = running()

    editor.post(reverse("import-cancel", args=[job.pk]))

    assert ImportJob.objects.get().reason == "Cancelled by a editor."


def test_the_page_costs_the_same_number_of_queries_however_long(
    editor, django_assert_max_num_queries
):
    for number in range(60):
        failed(f"Reason {number}.")
        add_feed(f"https://a{number}.example/rss", timezone.now())

    with django_assert_max_num_queries(9):
        answer = editor.get(reverse("imports"))

    assert words(answer).count("Failed Reason") == 50
    assert "Older imports" in words(answer)


def test_a_feed_is_added_polled_and_shown_with_its_history(editor, messages):
    answer = editor.post(
        reverse("import-feed-add"), {"url": "https://a.example/rss"}, follow=True
    )

    feed = Feed.objects.get()
    assert messages == [("positions.poll_one_feed", feed.pk)]
    assert "The feed is added." in words(answer)
    assert "It has not been polled yet." in words(answer)


def test_poll_now_keeps_the_publishers_rest_of_15_minutes(editor, messages):
    now = timezone.now()
    fresh, _ = add_feed("https://a.example/rss", now + timedelta(hours=3))
    rested, _ = add_feed("https://b.example/rss", now + timedelta(hours=3))
    Feed.objects.filter(pk=fresh.pk).update(last_fetch_at=now)

    editor.post(reverse("import-feed-poll", args=[fresh.pk]))
    editor.post(reverse("import-feed-poll", args=[rested.pk]))

    fresh.refresh_from_db()
    assert fresh.next_fetch_at == now + timedelta(minutes=15)
    assert messages == [("positions.poll_one_feed", rested.pk)]


def test_a_feed_is_paused_and_goes_on(editor):
    feed, _ = add_feed("https://a.example/rss", timezone.now())
    url = reverse("import-feed-state", args=[feed.pk])

    editor.post(url, {"do": "pause"})
    paused = Feed.objects.get().state
    editor.post(url, {"do": "resume"})

    assert (paused, Feed.objects.get().state) == ("paused", "active")
