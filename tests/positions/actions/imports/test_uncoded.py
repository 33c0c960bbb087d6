"""A text that cannot be coded: it is stored, says why, and can be coded later."""

import pytest

from positions.actions.imports import cancel, retry, retry_all
from positions.actions.imports import run as run_module
from positions.actions.imports.run import UNCODED
from positions.extraction.errors import CodingError
from positions.models import Article, Statement
from tests.hostile_web import answer
from tests.positions.actions.imports.test_run import TEXT, outcome, proposed

pytestmark = pytest.mark.django_db

TOO_COMPLEX = "Coding the text took too much computing time; it is too complex."


@pytest.fixture
def no_coding(monkeypatch):
    """Coding fails; the returned function says how, and lets it succeed again."""
    real = run_module.code_text
    failures: list[CodingError] = [CodingError(TOO_COMPLEX)]

    def code_text(*args, **kwargs):
        if failures:
            raise failures[0]
        return real(*args, **kwargs)

    monkeypatch.setattr(run_module, "code_text", code_text)
    return failures


def test_the_article_is_kept_with_the_reason_and_one_next_step(seeded, desk, no_coding):
    job = desk.text(TEXT)

    assert outcome(job) == ("imported", f"{TOO_COMPLEX} {UNCODED}", "retry")
    assert (job.article, job.proposed) == (Article.objects.get(), 0)
    assert not proposed().exists()


def test_retried_the_stored_text_is_coded_and_nothing_is_fetched_again(
    seeded, desk, web, no_coding
):
    words = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    page = f"<html><body><article>{words}</article></body></html>".encode()
    job = desk.url(web.serve("/news", answer(page)))
    asked = len(web.requests)
    no_coding.clear()

    assert retry(job.pk, desk.now)
    job = desk.run(job)

    assert outcome(job) == ("imported", "", "")
    assert (job.article, job.proposed) == (Article.objects.get(), proposed().count())
    assert job.proposed == 1
    assert len(web.requests) == asked


def test_retried_in_vain_it_says_so_again(seeded, desk, no_coding):
    job = desk.text(TEXT)

    assert retry_all(desk.now) == [job.pk]
    job = desk.run(job)

    assert outcome(job) == ("imported", f"{TOO_COMPLEX} {UNCODED}", "retry")
    assert Article.objects.count() == 1


def test_retried_and_cancelled_it_can_be_retried_again(seeded, desk, no_coding):
    job = desk.text(TEXT)
    retry(job.pk, desk.now)
    cancel(job.pk, "Olha", desk.now)
    no_coding.clear()

    retry(job.pk, desk.now)
    job = desk.run(job)

    assert (job.state, job.proposed, Article.objects.count()) == ("imported", 1, 1)


def test_what_was_proposed_already_is_not_proposed_twice(seeded, desk, no_coding):
    no_coding.clear()
    job = desk.text(TEXT)
    before = list(Statement.objects.values_list("pk", flat=True))
    type(job).objects.update(remedy="retry")

    retry(job.pk, desk.now)
    desk.run(job)

    assert list(Statement.objects.values_list("pk", flat=True)) == before


def test_an_import_that_was_coded_cannot_be_retried(seeded, desk):
    job = desk.text(TEXT)

    assert not retry(job.pk, desk.now)


def test_a_failure_that_may_pass_is_tried_again_and_at_last_the_text_is_kept(
    seeded, desk, no_coding
):
    no_coding[0] = CodingError("Coding the text took too long.", passing=True)
    job = desk.text(TEXT)
    first = (job.state, job.reason, Article.objects.count())

    for _ in range(2):
        desk.later(hours=1)
        job = desk.run(job)

    assert first == ("queued", "Coding the text took too long.", 0)
    assert (job.state, job.remedy, job.attempt) == ("imported", "retry", 3)
    assert Article.objects.count() == 1
