"""Public statements, one row each, in the columns of the seed file and some more."""

from collections.abc import Iterator

from positions.exports.tables import LICENCE, Row, as_csv, as_json
from positions.models import Statement
from positions.vocabulary import QUOTE_SHOWN_AT_MOST

# Named and ordered as in the seed file, so that both can be edited alike.
CODING_COLUMNS = (
    "id",
    "party",
    "issue",
    "option",
    "said_on",
    "said_on_note",
    "reported_on",
    "speaker",
    "speaker_role",
    "kind",
    "attribution",
    "condition",
    "joint_with",
    "summary",
    "quote",
    "quote_language",
    "publisher",
    "source_title",
    "source_url",
    "also_urls",
    "source_grade",
    "tier",
    "note",
)
COLUMNS = (
    *CODING_COLUMNS,
    "statement",
    "process",
    "evidence",
    "coder",
    "coder_version",
    "review",
    "reviewed_on",
    "retraction_reason",
    "version",
    "licence",
)


def public_statements(process: int) -> Iterator[Statement]:
    """Accepted and retracted statements in order of time, in three queries."""
    rows = (
        Statement.objects.public()
        .filter(issue__process=process)
        .select_related("party", "issue__process", "option", "speaker")
        .select_related("source", "article__source")
        .defer("article__text", "article__signature")
        .prefetch_related("joint_with")
        .order_by("said_on", "pk")
    )
    return iter(rows)


def statement_rows(process: int, quote_length: int | None = None) -> Iterator[Row]:
    """One row for each public statement; quotes are cut at `quote_length`."""
    for row in public_statements(process):
        yield row_of(row, quote_length)


def row_of(row: Statement, quote_length: int | None = None) -> Row:
    """The columns of one statement; `id` is its stable name, else its number."""
    article = row.article
    source = row.source or (article.source if article else None)
    retracted = row.review == "retracted"
    return {
        "id": row.key or str(row.pk),
        "party": row.party.code,
        "issue": row.issue.key,
        "option": row.option.key if row.option else "",
        "said_on": row.said_on,
        "said_on_note": row.said_on_note,
        "reported_on": row.reported_on,
        "speaker": row.speaker.name if row.speaker else "",
        "speaker_role": row.speaker_role,
        "kind": row.kind,
        "attribution": row.attribution,
        "condition": row.condition,
        "joint_with": " ".join(sorted(p.code for p in row.joint_with.all())),
        "summary": row.summary,
        "quote": row.quote[:quote_length],
        "quote_language": row.quote_language,
        "publisher": source.name if source else "",
        "source_title": row.source_title or (article.title if article else ""),
        "source_url": row.source_url or (article.url if article else ""),
        "also_urls": " ".join(row.also_urls),
        "source_grade": row.grade,
        "tier": row.tier,
        "note": row.note,
        "statement": row.pk,
        "process": row.issue.process.slug,
        "evidence": row.evidence,
        "coder": row.coder,
        "coder_version": row.coder_version,
        "review": row.review,
        "reviewed_on": row.reviewed_at.date() if row.reviewed_at else None,
        "retraction_reason": row.review_note if retracted else "",
        "version": row.version,
        "licence": LICENCE,
    }


def statements_csv(process: int) -> str:
    """For the public: quotes are as long as on the pages."""
    return as_csv(COLUMNS, statement_rows(process, QUOTE_SHOWN_AT_MOST))


def statements_json(process: int, revision: int) -> str:
    """The same rows as JSON."""
    about = {"revision": revision, "licence": LICENCE}
    return as_json(about, "statements", statement_rows(process, QUOTE_SHOWN_AT_MOST))


def statements_csv_to_edit(process: int) -> str:
    """For `import_statements`: with whole quotes."""
    return as_csv(COLUMNS, statement_rows(process))
