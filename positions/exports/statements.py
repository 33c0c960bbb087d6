"""Public statements, one row each, in the columns of the seed file and some more."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from positions.exports.tables import LICENCE, Row, Value, as_csv, as_json
from positions.models import Statement
from positions.models.statements import StatementQuerySet
from positions.readers.public_statement import PublicStatement, stream_public
from positions.statement_fields import FIELDS
from positions.vocabulary import QUOTE_SHOWN_AT_MOST

COLUMNS = (*(field.in_files for field in FIELDS), "licence")
NAMES = {field.in_files: field.name for field in FIELDS}


def public_statements(process: int) -> StatementQuerySet:
    """Accepted and retracted statements in order of time."""
    statements = Statement.objects.public().filter(issue__process=process)
    return statements.order_by("said_on", "pk")


def statement_rows(
    process: int, quote_at_most: int | None = QUOTE_SHOWN_AT_MOST
) -> Iterator[Row]:
    """One row for each public statement, in `COLUMNS`."""
    statements = stream_public(public_statements(process), quote_at_most)
    for row in chosen(statements, COLUMNS[:-1]):
        yield row | {"licence": LICENCE}


def chosen(
    statements: Iterable[PublicStatement], columns: Iterable[str]
) -> Iterator[dict[str, Value]]:
    """These columns of each; several values stand with blanks between."""
    wanted = tuple(columns)
    values = attrgetter(*(NAMES.get(column, column) for column in wanted))
    for statement in statements:
        yield dict(zip(wanted, map(_cell, values(statement)), strict=True))


def _cell(value: Value | tuple[str, ...]) -> Value:
    return " ".join(value) if isinstance(value, tuple) else value


def statements_csv(process: int) -> str:
    """For the public: quotes are as long as on the pages."""
    return as_csv(COLUMNS, statement_rows(process))


def statements_json(process: int, revision: int) -> str:
    """The same rows as JSON."""
    about = {"revision": revision, "licence": LICENCE}
    return as_json(about, "statements", statement_rows(process))


def statements_csv_to_edit(process: int) -> str:
    """For `import_statements`: with whole quotes."""
    return as_csv(COLUMNS, statement_rows(process, None))
