"""Fills every text column of a data folder with markup that would act if it were read.

Run inside `manage.py shell`: the guards of the tables are off, so that also what no
person can change once it is stored holds such a text.
"""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, models
from django.utils import timezone

from positions.actions.audit import install
from positions.models import (
    Article,
    Correction,
    Feed,
    FeedItem,
    FeedPoll,
    ImportJob,
    Merge,
    ProblemReport,
    Source,
    Statement,
    StatementNote,
)

# A name of a row in addresses, a code word of a machine, a sum: no text that is shown
# as such, and the database or the routes hold its form.
NO_TEXT = {
    "slug", "key", "code", "country", "colour", "text_sha256", "fingerprint", "hash",
    "prev_hash", "table_name", "row_id", "language", "quote_language", "coder",
    "coder_version", "rule", "content_type", "before", "after", "guid", "canonical_url",
}  # fmt: skip
EVIL = (
    "<script>alert(1)</script><img src=//evil.example/x onerror=alert(2)>"
    "'\"><svg onload=alert(3)>{{ 7|add:7 }}</textarea></title>--></script>"
)


def text_columns() -> Iterator[tuple[type[models.Model], models.Field]]:
    for model in apps.get_app_config("positions").get_models():
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            if is_text and not field.choices and field.name not in NO_TEXT:
                yield model, field


def payload(model: type[models.Model], field: models.Field, row: int) -> str:
    """What stands in one cell: it says whose it is, and differs from row to row."""
    place = f"{model.__name__}.{field.name} {row} {EVIL}"
    url = isinstance(field, models.URLField) or field.name == "url"
    return f"https://evil.example/?{place}" if url else place


def rows_of_each_table() -> None:
    """One row at least where the seeds and an import leave a table empty."""
    now = timezone.now()
    root = User.objects.get(username="root")
    source = Source.objects.first()
    shown = Statement.objects.accepted().first()
    assert source is not None
    assert shown is not None
    feed = Feed.objects.create(
        source=source, url="https://a.example", next_fetch_at=now
    )
    FeedPoll.objects.create(feed=feed, at=now, outcome="x")
    FeedItem.objects.create(feed=feed, guid="1", url="x", first_seen_at=now)
    ImportJob.objects.create(kind="text", next_attempt_at=now, created_at=now)
    StatementNote.objects.create(statement=shown, author=root, text="x", at=now)
    ProblemReport.objects.create(statement=shown, text="x", at=now)
    Correction.objects.create(
        statement=shown, kind="edited", reason="x", at=now, made_by=root
    )
    Merge.objects.create(
        kind="party", kept_id=1, gone_id=2, title="x", first_seq=1, last_seq=1,
        at=now, made_by=root,
    )  # fmt: skip


def fill() -> int:
    """Put a payload into each text cell; return how many columns hold one."""
    rows_of_each_table()
    install.remove(connection)
    filled = 0
    for model, field in text_columns():
        key = connection.ops.quote_name(str(model._meta.pk.column))
        table = connection.ops.quote_name(model._meta.db_table)
        column = connection.ops.quote_name(str(field.column))
        # A coded text keeps its words, of which quotes are parts.
        kept = "text || " if model is Article and field.name == "text" else ""
        sql = f"UPDATE {table} SET {column} = {kept}%s WHERE {key} = %s"
        with connection.cursor() as cursor:
            for row in list(model._default_manager.values_list("pk", flat=True)):
                cursor.execute(sql, [payload(model, field, row), row])
        filled += 1
    return filled
