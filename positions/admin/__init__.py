"""Django's admin over every table, one file per family."""

from positions.admin import (
    accounts,
    articles,
    catalogue,
    curation,
    events,
    issues,
    machinery,
    statements,
    trail,
)

__all__ = [
    "accounts",
    "articles",
    "catalogue",
    "curation",
    "events",
    "issues",
    "machinery",
    "statements",
    "trail",
]
