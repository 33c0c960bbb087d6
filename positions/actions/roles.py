"""The three roles of staff and what each may do."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from positions.vocabulary import ADMINISTRATOR, CURATOR, EDITOR

# Retracting and correcting is `add_correction`, merging is `add_merge`.
CURATES = {
    "add": {"article", "doublecoding", "importjob", "source", "statement"},
    "change": {"importjob", "problemreport", "statement", "feed"},
}
EDITS = {
    "clause",
    "correction",
    "cue",
    "event",
    "feed",
    "issue",
    "issuecue",
    "issuegroup",
    "merge",
    "office",
    "option",
    "participation",
    "party",
    "partyalias",
    "peaceprocess",
    "proposal",
    "source",
    "speaker",
    "speakeralias",
}
WRITES = ("add", "change", "delete")
# What the database or a rule writes, and what stays on record, is for nobody's hands.
NOT_BY_HAND = {
    "auditentry": WRITES,
    "position": WRITES,
    "datarevision": WRITES,
    "correction": ("change", "delete"),
    "merge": ("change", "delete"),
}


def ensure_roles(**_: Any) -> None:
    """Handler of post_migrate: the groups exist and hold what they should."""
    of_positions = Permission.objects.filter(content_type__app_label="positions")
    view = Q(codename__startswith="view_")
    curates = view | _named(
        f"{verb}_{name}" for verb, names in CURATES.items() for name in names
    )
    edits = (
        curates
        | _named(f"{verb}_{name}" for name in EDITS for verb in WRITES)
        | _named(["add_statementnote"])
    )
    barred = _named(
        f"{verb}_{name}" for name, verbs in NOT_BY_HAND.items() for verb in verbs
    )
    allowed = of_positions.exclude(barred)
    _grant(CURATOR, allowed.filter(curates))
    _grant(EDITOR, allowed.filter(edits))
    accounts = Permission.objects.filter(
        content_type__app_label__in=["auth", "otp_totp", "otp_static", "axes"]
    )
    _grant(ADMINISTRATOR, allowed | accounts)


def _named(codenames: Any) -> Q:
    return Q(codename__in=list(codenames))


def _grant(name: str, permissions: Any) -> None:
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set(permissions)
