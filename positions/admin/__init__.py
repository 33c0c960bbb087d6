"""Django's admin over every table, one file per family."""

from positions.admin import (
    accounts,
    articles,
    audit,
    catalogue,
    curation,
    events,
    issues,
    machinery,
    statements,
)

__all__ = [
    "accounts",
    "articles",
    "audit",
    "catalogue",
    "curation",
    "events",
    "issues",
    "machinery",
    "statements",
]
