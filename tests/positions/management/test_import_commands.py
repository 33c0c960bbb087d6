"""`import_article` and `poll_feeds` as a person or a script calls them."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command

from positions.actions.feeds import add_feed
from positions.models import Article, ImportJob
from tests.faults.texts import distinct_text
from tests.hostile_web import HostileWeb, answer

pytestmark = pytest.mark.django_db


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def web(settings):
    settings.PARLEY_FETCH_ALLOWED_HOSTS = ["127.0.0.1"]
    with HostileWeb() as server:
        yield server


@pytest.fixture
def text_file(tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text(distinct_text(1), "utf-8")
    return path


def test_a_file_is_imported_and_its_proposals_printed(seeded, text_file):
    told = run("import_article", str(text_file))

    assert told.startswith("imported: Report number 1\n")
    assert "UA ceasefire" in told
    assert told.endswith("1 statements wait for review\n")


def test_json_is_one_object_with_exact_places(seeded, text_file):
    told = run("import_article", str(text_file), "--json")

    found = json.loads(told)
    [proposal] = found["proposals"]
    text = Article.objects.get(pk=found["article"]).text
    assert (found["state"], found["reason"]) == ("imported", "")
    assert (proposal["party"], proposal["issue"]) == ("UA", "ceasefire")
    assert text[proposal["start"] : proposal["end"]] == proposal["quote"]


def test_standard_input_is_a_text_too(seeded, monkeypatch):
    class Piped:
        buffer = BytesIO(distinct_text(1).encode())

    monkeypatch.setattr("sys.stdin", Piped)

    told = run("import_article", "-")

    assert told.startswith("imported: Report number 1\n")


def test_an_address_is_fetched(seeded, web):
    body = f"<html><body><article><p>{distinct_text(1)}</p></article></body></html>"

    told = run("import_article", web.serve("/news", answer(body.encode())))

    assert told.startswith("imported:")
    assert ImportJob.objects.get().kind == "url"


def test_a_failure_ends_with_its_reason_and_a_bad_exit(seeded, web):
    with pytest.raises(CommandError, match="does not exist"):
        run("import_article", web.url("/gone"))

    assert ImportJob.objects.get().state == "failed"


def test_a_file_that_is_not_there_is_named(db):
    with pytest.raises(CommandError, match=r"nowhere\.txt cannot be read"):
        run("import_article", "nowhere.txt")

    assert ImportJob.objects.count() == 0


def test_a_round_over_the_feeds_prints_what_each_brought(seeded, web, now):
    body = f"<html><body><article><p>{distinct_text(1)}</p></article></body></html>"
    page = web.serve("/news", answer(body.encode()))
    items = f"<item><title>News</title><link>{page}</link></item>"
    feed = f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>"
    url = web.serve("/feed", answer(feed.encode(), kind="application/rss+xml"))
    add_feed(url, now)

    first = run("poll_feeds")
    second = run("poll_feeds")

    assert f"{url}: 1 new" in first
    assert "imported: " + page in first
    assert second == "No feed is due.\n"


def test_a_feed_that_is_not_there_is_named(db):
    with pytest.raises(CommandError, match="There is no feed"):
        run("poll_feeds", "--feed", "https://nowhere.example/rss")
