"""From a job to an article with proposals: every way it can end."""

from datetime import UTC, date, datetime

import pytest

from positions.actions.imports import cancel, run_import, submit_text, submit_upload
from positions.actions.imports import run as run_module
from positions.actions.imports.obtain import IS_A_FEED, TOO_LONG
from positions.actions.imports.run import NO_RULES, UNEXPECTED
from positions.actions.imports.submit import SubmittedMetadata
from positions.actions.propose_statements import CONTEXT
from positions.models import Article, ImportJob, Statement
from tests.hostile_web import answer

pytestmark = pytest.mark.django_db

QUOTE = "“We want an unconditional ceasefire now,”"
TEXT = (
    "Talks go on\n\nThe envoys of Ukraine and Russia met again.\n\n"
    f"{QUOTE} Zelenskyy said in Kyiv on Monday. The envoys left in the evening.\n"
)
UKRAINIAN_OFF = (
    "Rozmowy trwały do późnego wieczora, a ministrowie wrócili do domu bez porozumienia. "
    "Następne spotkanie odbędzie się w przyszłym tygodniu w Warszawie."
)


def proposed():
    """Statements from imports; the seed data has none with a text."""
    return Statement.objects.filter(article__isnull=False)


def outcome(job: ImportJob) -> tuple:
    return (job.state, job.reason, job.remedy)


def test_a_text_becomes_an_article_whose_quotes_are_exact_slices(seeded, desk):
    job = desk.text(TEXT)

    article = Article.objects.get()
    statement = proposed().get()
    assert outcome(job) == ("imported", "", "")
    assert (job.article, job.proposed, job.attempt) == (article, 1, 1)
    assert article.title == "Talks go on"
    assert article.text[statement.start : statement.end] == statement.quote
    assert article.text[: statement.start].endswith(statement.prefix)
    assert article.text[statement.end :].startswith(statement.suffix)
    assert (statement.party.code, statement.issue.key, statement.review) == (
        "UA",
        "ceasefire",
        "proposed",
    )


def test_what_stands_around_a_quote_is_kept_from_the_first_character(seeded, desk):
    rest = " Zelenskyy said in Kyiv on Monday. The envoys of Ukraine and Russia met."
    desk.text(f"Talks\n\n{QUOTE}{rest}\n")

    (statement,) = proposed()

    text = Article.objects.get().text
    assert statement.start < CONTEXT
    assert (statement.prefix, statement.suffix) == (
        text[: statement.start],
        text[statement.end : statement.end + CONTEXT],
    )
    assert text.startswith("Talks")


def test_each_stage_leaves_its_time_on_the_job(seeded, desk, web):
    url = web.serve("/news", answer())

    job = desk.url(url)

    assert set(job.timings) == {"fetch", "parse", "coding", "storing"}
    assert all(seconds >= 0 for seconds in job.timings.values())
    assert job.progress == "done"


def test_a_finished_job_that_is_delivered_again_changes_nothing(seeded, desk):
    job = desk.text(TEXT)

    again = [run_import(job.pk, desk.context) for _ in range(5)]

    assert again == [None] * 5
    assert (Article.objects.count(), proposed().count()) == (1, 1)


def test_the_same_text_twice_is_stored_once(seeded, desk):
    first = desk.text(TEXT)
    second = desk.text(TEXT)

    assert outcome(second) == ("duplicate", "This text is stored already.", "")
    assert second.article == first.article
    assert (Article.objects.count(), proposed().count()) == (1, 1)


def test_a_text_in_a_language_without_rules_is_stored_and_marked(seeded, desk):
    job = desk.text(UKRAINIAN_OFF)

    assert outcome(job) == ("imported", NO_RULES, "")
    assert (job.article.language, job.proposed) == ("pl", 0)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "empty.txt", "no readable text"),
        (b" \n\t\n", "blank.txt", "no readable text"),
        (b"PK\x03\x04rest of a zip", "report.txt", "not a text"),
        (b"%PDF-1.7 ...", "report.txt", "not a text"),
        (b"<html><body></body></html>", "page.html", "No article text"),
        (b"<rss version='2.0'><channel/></rss>", "page.html", IS_A_FEED),
        ("word " * 60_001, "long.txt", TOO_LONG),
    ],
)
def test_a_file_that_holds_no_article_fails_with_words_for_a_person(
    seeded, desk, content, name, words
):
    content = content if isinstance(content, bytes) else content.encode()

    job = desk.run(submit_upload(content, "", desk.now, name=name))

    assert job.state == "failed"
    assert words in job.reason
    assert job.remedy == ("add_feed" if words == IS_A_FEED else "paste")
    assert Article.objects.count() == 0


def test_control_characters_and_encodings_of_a_file_do_no_harm(seeded, desk):
    content = TEXT.replace("evening", "even\x00ing").encode("utf-16")

    job = desk.run(submit_upload(content, "text/plain", desk.now, name="talks.txt"))

    assert job.state == "imported"
    assert "evening" in job.article.text


def test_what_the_submitter_says_wins_over_the_page(seeded, desk, web):
    url = web.serve("/news", answer())
    told = SubmittedMetadata("My title", "Harbour Post", date(2025, 5, 1))

    job = desk.url(url, metadata=told)

    article = job.article
    assert (article.title, article.source.name) == ("My title", "Harbour Post")
    assert article.published_at == datetime(2025, 5, 1, tzinfo=UTC)
    assert article.provenance["title"] == "given with the import"


def test_a_day_that_has_not_come_is_no_date(seeded, desk):
    given = SubmittedMetadata(published_on=date(2031, 1, 1))

    job = desk.text(TEXT, metadata=given)

    statement = proposed().get()
    assert job.article.published_at is None
    assert job.article.provenance["published_at"] == (
        "the page says 2031-01-01, which has not come yet"
    )
    assert statement.reported_on == desk.now.date()
    assert statement.said_on <= desk.now.date()


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("404 Not Found", "failed"),
        ("403 Forbidden", "failed"),
        ("503 Service Unavailable", "queued"),
        ("429 Too Many Requests", "queued"),
    ],
)
def test_a_missing_page_fails_at_once_and_a_busy_site_is_asked_again(
    seeded, desk, web, status, state
):
    url = web.serve("/news", answer(b"sorry", status=status))

    job = desk.url(url)

    assert (job.state, job.attempt) == (state, 1)
    assert status.split()[0] in job.reason


def test_a_site_that_stays_busy_fails_after_three_attempts(seeded, desk, web):
    url = web.serve("/news", answer(b"sorry", status="503 Service Unavailable"))
    job = desk.url(url)

    for _ in range(4):
        desk.later(hours=2)
        job = desk.run(job)

    assert (job.state, job.attempt, job.remedy) == ("failed", 3, "retry")
    assert len([r for r in web.requests if r.path == "/news"]) == 3


def test_retry_after_of_a_page_is_kept(seeded, desk, web):
    busy = answer(b"", status="429 Too Many Requests", retry_after="7200")
    url = web.serve("/news", busy)

    job = desk.url(url)

    assert (job.next_attempt_at - desk.now).total_seconds() == 7200


def test_robots_txt_keeps_us_away(seeded, desk, web):
    web.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /", kind="text/plain"))
    url = web.serve("/news", answer())

    job = desk.url(url)

    assert job.state == "failed"
    assert "robots" in job.reason
    assert [r.path for r in web.requests] == ["/robots.txt"]


def test_a_feed_pasted_as_an_article_is_offered_as_a_feed(seeded, desk, web):
    feed = b"<?xml version='1.0'?><rss version='2.0'><channel><title>N</title></channel></rss>"
    url = web.serve("/feed", answer(feed, kind="application/rss+xml"))

    job = desk.url(url)

    assert outcome(job) == ("failed", IS_A_FEED, "add_feed")


def test_a_page_that_advertises_a_feed_leaves_its_address(seeded, desk, web):
    from tests.hostile_web.behaviours import PAGE

    link = b'<head><link rel="alternate" type="application/rss+xml" href="/all.rss">'
    url = web.serve("/news", answer(PAGE.replace(b"<head>", link)))

    job = desk.url(url)

    assert job.article.provenance["feeds"] == web.url("/all.rss")


def test_cancelled_while_it_runs_an_import_leaves_no_trace(seeded, desk, monkeypatch):
    job = submit_text(TEXT, desk.now)
    real = run_module.code_text

    def cancel_first(*args, **kwargs):
        assert cancel(job.pk, "Olha", desk.now)
        return real(*args, **kwargs)

    monkeypatch.setattr(run_module, "code_text", cancel_first)

    assert run_import(job.pk, desk.context) is None
    assert outcome(ImportJob.objects.get()) == ("failed", "Cancelled by Olha.", "retry")
    assert (Article.objects.count(), proposed().count()) == (0, 0)


def test_an_error_of_our_own_is_tried_again_and_told_without_its_trace(
    seeded, desk, monkeypatch, caplog
):
    def broken(*_args, **_kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(run_module, "code_text", broken)

    job = desk.text(TEXT)

    assert (job.state, job.reason, job.attempt) == ("queued", UNEXPECTED, 1)
    assert "secret detail" in caplog.text


def test_an_error_in_the_middle_of_storing_leaves_nothing_behind(
    seeded, desk, monkeypatch
):
    real = run_module.propose_statements

    def half(*args, **kwargs):
        real(*args, **kwargs)
        raise RuntimeError("in the middle")

    monkeypatch.setattr(run_module, "propose_statements", half)
    job = desk.text(TEXT)
    monkeypatch.undo()
    left = (Article.objects.count(), proposed().count())
    desk.later(minutes=5)

    job = desk.run(job)

    assert left == (0, 0)
    assert (job.state, job.attempt) == ("imported", 2)
    assert (Article.objects.count(), proposed().count()) == (1, 1)
