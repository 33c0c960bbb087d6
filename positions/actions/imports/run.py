"""Runs one claimed import from its input to its end state."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction

from positions.actions.imports.context import ImportContext
from positions.actions.imports.obtain import FeedInsteadError, Obtained, obtain
from positions.actions.imports.queue import (
    ATTEMPTS_AT_MOST,
    BACK_OFF,
    claim,
    fail,
    held,
    report_progress,
    try_later,
)
from positions.actions.imports.store import (
    not_yet_proposed,
    same_article,
    store_article,
    wait_for_turn,
)
from positions.actions.propose_statements import propose_statements
from positions.extraction import ProposedStatement, detect_language
from positions.extraction.coding import code_text
from positions.extraction.errors import CodingError
from positions.extraction.ranker import rerank
from positions.languages import LANGUAGES
from positions.models import Article, ImportJob
from positions.readers.lexicon import current_lexicon
from positions.readers.ranker import current_ranker
from positions.sources.errors import SourceError
from positions.vocabulary import JobState, Remedy

logger = logging.getLogger(__name__)
UNEXPECTED = (
    "Something inside Parley went wrong with this text. The log tells the operator "
    "what; the text itself is kept, and the import can be retried."
)
NO_RULES = (
    "There are no coding rules for its language: nothing is proposed, a person has to "
    "read it."
)
UNCODED = "The text is stored without proposals; the coding can be retried."


class LostClaimError(Exception):
    """Another worker took the job over; this attempt must leave no trace."""


def run_import(job_pk: int, context: ImportContext) -> ImportJob | None:
    """Claim the job and bring it to an end, or back into the queue.

    None if it was not to be had: already done, cancelled, or somebody else's. The
    article, its proposals and the job's end are one transaction: delivered twice or
    killed anywhere, there is one article with one set of proposals.
    """
    job = claim(job_pk, context.clock(), context.lease)
    if job is None:
        return None
    try:
        if job.article is not None:
            _code_again(job, job.article, context.clock())
        else:
            obtained = obtain(job, context, lambda stage: report_progress(job, stage))
            _finish(job, obtained, context.clock())
    except SourceError as error:
        _end_or_wait(job, error, context.clock())
    except CodingError as error:
        try_later(job, error.reason, BACK_OFF, context.clock())
    except LostClaimError:
        return None
    except Exception:
        logger.exception("import %s failed unexpectedly", job_pk)
        try_later(job, UNEXPECTED, BACK_OFF, context.clock())
    return ImportJob.objects.get(pk=job_pk)


def _end_or_wait(job: ImportJob, error: SourceError, now: datetime) -> None:
    if error.permanent:
        offers_feed = isinstance(error, FeedInsteadError)
        remedy = Remedy.ADD_FEED if offers_feed else Remedy.PASTE
        fail(job, error.reason, now, remedy)
        return
    wait = timedelta(seconds=error.retry_after) if error.retry_after else BACK_OFF
    try_later(job, error.reason, min(wait, timedelta(hours=24)), now)


def _finish(job: ImportJob, obtained: Obtained, now: datetime) -> None:
    obtained = _without_future(obtained, now)
    obtained = replace(
        obtained, language=obtained.language or detect_language(obtained.text)
    )
    published_on = obtained.published_at.date() if obtained.published_at else now.date()
    job.timings = obtained.timings
    coded = _code(job, obtained.text, obtained.language, published_on)
    _end_with(job, lambda: _store(obtained, coded, published_on, now), now)


def _code_again(job: ImportJob, article: Article, now: datetime) -> None:
    """Its text was stored by an earlier attempt, and could not be coded then."""
    published_on = (article.published_at or article.fetched_at).date()
    coded = _code(job, article.text, article.language, published_on)
    _end_with(job, lambda: _propose(article, coded, published_on), now)


def _end_with(
    job: ImportJob, write: Callable[[], "ImportOutcome"], now: datetime
) -> None:
    """Write, and end the job, in one transaction."""
    began = time.perf_counter()
    with transaction.atomic():
        wait_for_turn()
        # The lock comes first: of two attempts only the holder writes.
        if not held(job).update(progress="storing"):
            raise LostClaimError
        outcome = write()
        job.timings["storing"] = _since(began)
        _end(job, outcome, now)


@dataclass(frozen=True, slots=True)
class CodedText:
    """What was found in a text, or in `failure` why it could not be coded."""

    proposals: tuple[ProposedStatement, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """How an import ends well: with an article of its own, or with one it repeats."""

    state: JobState
    article: Article
    reason: str = ""
    proposed: int = 0
    remedy: str = ""


def _store(
    obtained: Obtained, coded: CodedText, published_on: date, now: datetime
) -> ImportOutcome:
    repeated = same_article(obtained)
    if repeated:
        return ImportOutcome(
            JobState.DUPLICATE, repeated, "This text is stored already."
        )
    article = store_article(obtained, now)
    if article.duplicate_of:
        reason = f"A report of the same text as article {article.duplicate_of_id}."
        return ImportOutcome(JobState.DUPLICATE, article, reason)
    return _propose(article, coded, published_on)


def _propose(article: Article, coded: CodedText, published_on: date) -> ImportOutcome:
    """A text that could not be coded is kept all the same, and says so."""
    if coded.failure:
        reason = f"{coded.failure} {UNCODED}"
        return ImportOutcome(JobState.IMPORTED, article, reason, 0, Remedy.RETRY)
    new = not_yet_proposed(article, coded.proposals)
    proposed = propose_statements(article, new, published_on)
    reason = "" if article.language in LANGUAGES else NO_RULES
    return ImportOutcome(JobState.IMPORTED, article, reason, proposed)


def _since(began: float) -> float:
    return round(time.perf_counter() - began, 4)


def _without_future(obtained: Obtained, now: datetime) -> Obtained:
    """A day that has not come yet is a mistake of the page, not a date."""
    if obtained.published_at is None or obtained.published_at.date() <= now.date():
        return obtained
    why = f"the page says {obtained.published_at:%Y-%m-%d}, which has not come yet"
    provenance = obtained.provenance | {"published_at": why}
    return replace(obtained, published_at=None, provenance=provenance)


def _code(job: ImportJob, text: str, language: str, published_on: date) -> CodedText:
    """Raises CodingError while another attempt may find a machine less busy."""
    began = time.perf_counter()
    try:
        proposals = code_text(
            text, current_lexicon(), published_on=published_on, language=language
        )
    except CodingError as error:
        if error.passing and job.attempt < ATTEMPTS_AT_MOST:
            raise
        coded = CodedText(failure=error.reason)
    else:
        coded = CodedText(rerank(proposals, current_ranker()))
    job.timings["coding"] = _since(began)
    report_progress(job, "coded")
    return coded


def _end(job: ImportJob, outcome: ImportOutcome, now: datetime) -> None:
    held(job).update(
        state=outcome.state,
        article=outcome.article,
        reason=outcome.reason,
        remedy=outcome.remedy,
        proposed=outcome.proposed,
        timings=job.timings,
        lease_until=None,
        finished_at=now,
        progress="done",
    )
