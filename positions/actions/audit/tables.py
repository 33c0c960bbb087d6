"""Which tables are curated, and which of their columns count."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

# Derived, machinery or passing: what they hold is no one's decision.
NOT_CURATED = {
    "ArticleBand",
    "AuditEntry",
    "DataRevision",
    "FeedItem",
    "FeedPoll",
    "Heartbeat",
    "ImportJob",
    "Position",
    "ReviewLease",
    "Skip",
}
# The text of an article stays out: its hash stands for it, and it can be purged.
# Of an account only name and rights are kept.
LEFT_OUT = {
    "positions_article": {"text", "signature"},
    "positions_feed": {
        "etag",
        "last_modified",
        "next_fetch_at",
        "last_fetch_at",
        "failures",
        "last_error",
    },
    "auth_user": {"password", "last_login", "email", "first_name", "last_name"},
}


@dataclass(frozen=True, slots=True)
class Table:
    """A curated table with the columns that are audited."""

    name: str
    columns: tuple[str, ...]
    json_columns: frozenset[str]
    left_out: tuple[str, ...]


def curated_tables() -> list[Table]:
    """Every curated table, relations included, by name."""
    return sorted(
        (_table(model) for model in _curated_models()), key=lambda table: table.name
    )


def _curated_models() -> Iterator[type[models.Model]]:
    user = get_user_model()
    yield user
    yield user.groups.through
    for model in apps.get_app_config("positions").get_models(include_auto_created=True):
        if model.__name__ not in NOT_CURATED and not model._meta.proxy:
            yield model


def _table(model: type[models.Model]) -> Table:
    name = model._meta.db_table
    left_out = LEFT_OUT.get(name, set())
    fields = {f.column: f for f in model._meta.concrete_fields if f.column}
    return Table(
        name=name,
        columns=tuple(column for column in fields if column not in left_out),
        json_columns=frozenset(
            c for c, field in fields.items() if isinstance(field, models.JSONField)
        ),
        left_out=tuple(sorted(left_out)),
    )
