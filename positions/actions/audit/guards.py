"""Rules that span rows, kept by triggers: quotes, options, texts, the way of review.

Each rule is one SQL condition under which a change is refused. The conditions are
the same for SQLite and PostgreSQL; only the wrapping differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from positions.vocabulary import PUBLIC, Review

STATEMENT, ARTICLE = "positions_statement", "positions_article"


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuse `operation` on `table` with `message` when `condition` holds."""

    name: str
    table: str
    operation: str
    condition: str
    message: str


# An ended review moves on only this way; taking back a decision reopens the row.
WAYS = (
    (Review.PROPOSED, Review.ACCEPTED),
    (Review.PROPOSED, Review.REJECTED),
    (Review.ACCEPTED, Review.RETRACTED),
    (Review.ACCEPTED, Review.PROPOSED),
    (Review.REJECTED, Review.PROPOSED),
)
_ALLOWED = " OR ".join(
    f"(OLD.review = '{old}' AND NEW.review = '{new}')" for old, new in WAYS
)
_PUBLIC = ", ".join(f"'{review}'" for review in PUBLIC)
_QUOTE_DIFFERS = (
    "NEW.evidence = 'verified' AND NOT EXISTS (SELECT 1 FROM positions_article a "
    "WHERE a.id = NEW.article_id AND "
    'substr(a.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.quote)'
)
_FOREIGN_OPTION = (
    "NEW.option_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM positions_option o "
    "WHERE o.id = NEW.option_id AND o.issue_id = NEW.issue_id)"
)
_TEXT_CHANGES = (
    "(OLD.text <> NEW.text OR OLD.text_sha256 <> NEW.text_sha256) AND EXISTS "
    "(SELECT 1 FROM positions_statement s WHERE s.article_id = OLD.id)"
)
_OPTION_MOVES = (
    "OLD.issue_id <> NEW.issue_id AND (EXISTS (SELECT 1 FROM positions_statement s "
    "WHERE s.option_id = OLD.id) OR EXISTS (SELECT 1 FROM positions_clause c "
    "WHERE c.option_id = OLD.id))"
)


def guards() -> Iterator[Guard]:
    """All rules, each for every operation that could break it."""
    for operation in ("INSERT", "UPDATE"):
        yield Guard(
            "quote_is_in_the_text",
            STATEMENT,
            operation,
            _QUOTE_DIFFERS,
            "the quote is not what stands in the text at this place",
        )
        for table in (STATEMENT, "positions_clause"):
            yield Guard(
                f"option_of_the_issue_{table.removeprefix('positions_')}",
                table,
                operation,
                _FOREIGN_OPTION,
                "the option belongs to another issue",
            )
    yield Guard(
        "text_stays",
        ARTICLE,
        "UPDATE",
        _TEXT_CHANGES,
        "a text stays as it is once a statement quotes it",
    )
    yield Guard(
        "option_stays_on_its_issue",
        "positions_option",
        "UPDATE",
        _OPTION_MOVES,
        "an option in use cannot move to another issue",
    )
    yield Guard(
        "way_of_review",
        STATEMENT,
        "UPDATE",
        f"OLD.review <> NEW.review AND NOT ({_ALLOWED})",
        "a statement cannot go this way through review",
    )
    yield Guard(
        "public_row_stays",
        STATEMENT,
        "DELETE",
        f"OLD.review IN ({_PUBLIC})",
        "a statement that was public is retracted, never deleted",
    )


def sqlite_triggers() -> Iterator[tuple[str, str]]:
    """Name and SQL of each guard."""
    for guard in guards():
        name = f"parley_guard_{guard.name}_{guard.operation.lower()}"
        yield (
            name,
            (
                f"CREATE TRIGGER {name} BEFORE {guard.operation} ON {guard.table} "
                f"WHEN {guard.condition} BEGIN "
                f"SELECT RAISE(ABORT, '{guard.message}'); END"
            ),
        )


def postgres_triggers() -> Iterator[tuple[str, str, str]]:
    """Name, table and SQL of the guard functions and the triggers that call them.

    A trigger's WHEN may hold no subquery there, so each rule is a function.
    """
    for guard in guards():
        name = f"parley_guard_{guard.name}_{guard.operation.lower()}"
        row = "OLD" if guard.operation == "DELETE" else "NEW"
        yield (
            name,
            guard.table,
            (
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
                f"AS $$ BEGIN IF {guard.condition} THEN RAISE EXCEPTION "
                f"'{guard.message}' USING ERRCODE = 'integrity_constraint_violation'; "
                f"END IF; RETURN {row}; END $$; "
                f"CREATE TRIGGER {name} BEFORE {guard.operation} ON {guard.table} "
                f"FOR EACH ROW EXECUTE FUNCTION {name}()"
            ),
        )
