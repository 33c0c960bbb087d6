"""Triggers for PostgreSQL.

A change of a curated table first takes one advisory lock, before any row is locked:
so entries form one chain without gaps, and two writers cannot lock each other out.
"""

from collections.abc import Iterator

from positions.actions.audit.tables import Table

AUDIT = "positions_auditentry"
LOCK = 5_281_977

FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION parley_audit_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock({LOCK});
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION parley_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE FUNCTION parley_append() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM {AUDIT}) THEN
        RAISE EXCEPTION 'the audit trail is append-only'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION parley_audit() RETURNS trigger LANGUAGE plpgsql
SET timezone = 'UTC' AS $$
DECLARE
    entry {AUDIT}%ROWTYPE;
    old_row jsonb;
    new_row jsonb;
    sep CONSTANT text := chr(31);
    left_out CONSTANT text[] := coalesce(TG_ARGV, '{{}}');
BEGIN
    IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(OLD) - left_out; END IF;
    IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(NEW) - left_out; END IF;
    IF TG_OP = 'UPDATE' AND old_row = new_row THEN RETURN NULL; END IF;
    SELECT seq, hash INTO entry.seq, entry.prev_hash
        FROM {AUDIT} ORDER BY seq DESC LIMIT 1;
    entry.seq := coalesce(entry.seq, 0) + 1;
    entry.prev_hash := coalesce(entry.prev_hash, '');
    entry.table_name := TG_TABLE_NAME;
    entry.row_id := coalesce(old_row, new_row) ->> 'id';
    entry.operation := lower(TG_OP);
    entry.before := old_row::text;
    entry.after := new_row::text;
    entry.actor := coalesce(
        nullif(current_setting('parley.actor', true), ''), session_user::text);
    entry.actor_kind := coalesce(
        nullif(current_setting('parley.actor_kind', true), ''), 'database');
    entry.reason := coalesce(current_setting('parley.reason', true), '');
    entry.at := date_trunc('milliseconds', clock_timestamp());
    entry.hash := encode(sha256(convert_to(
        entry.prev_hash || sep || entry.seq || sep || entry.table_name || sep
        || entry.row_id || sep || entry.operation || sep
        || to_char(entry.at, 'YYYY-MM-DD HH24:MI:SS.MS') || sep || entry.actor_kind
        || sep || entry.actor || sep || coalesce(entry.before, '') || sep
        || coalesce(entry.after, '') || sep || entry.reason, 'UTF8')), 'hex');
    INSERT INTO {AUDIT} VALUES (entry.*);
    RETURN NULL;
END $$;
"""  # noqa: S608  (names of our own only)


def audit_triggers(table: Table) -> Iterator[tuple[str, str, str]]:
    """Name, table and SQL of the triggers that record changes of `table`."""
    arguments = ", ".join(f"'{column}'" for column in table.left_out)
    on = f"ON {table.name}"
    yield (
        "parley_audit_lock",
        table.name,
        (
            f"CREATE TRIGGER parley_audit_lock BEFORE INSERT OR UPDATE OR DELETE {on} "
            "FOR EACH STATEMENT EXECUTE FUNCTION parley_audit_lock()"
        ),
    )
    yield (
        "parley_audit",
        table.name,
        (
            f"CREATE TRIGGER parley_audit AFTER INSERT OR UPDATE OR DELETE {on} "
            f"FOR EACH ROW EXECUTE FUNCTION parley_audit({arguments})"
        ),
    )
    yield (
        "parley_no_truncate",
        table.name,
        (
            f"CREATE TRIGGER parley_no_truncate BEFORE TRUNCATE {on} "
            "FOR EACH STATEMENT EXECUTE FUNCTION "
            "parley_refuse('truncating leaves no audit trail')"
        ),
    )


def append_only_triggers() -> Iterator[tuple[str, str, str]]:
    """Triggers that refuse every change of the trail but a next entry."""
    for name, when in (
        ("parley_append_only", "BEFORE UPDATE OR DELETE"),
        ("parley_no_truncate", "BEFORE TRUNCATE"),
    ):
        yield (
            name,
            AUDIT,
            (
                f"CREATE TRIGGER {name} {when} ON {AUDIT} FOR EACH STATEMENT "
                "EXECUTE FUNCTION parley_refuse('the audit trail is append-only')"
            ),
        )
    yield (
        "parley_append",
        AUDIT,
        (
            f"CREATE TRIGGER parley_append BEFORE INSERT ON {AUDIT} FOR EACH ROW "
            "EXECUTE FUNCTION parley_append()"
        ),
    )
