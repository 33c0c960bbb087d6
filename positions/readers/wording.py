"""Statements in one plain line, for logs and lists."""

from positions.models import Statement


def describe(statement: Statement) -> str:
    """Such as "Ukraine on Ceasefire: Unconditional first, said 22 April 2025"."""
    stance = statement.option.label if statement.option else "evidence only"
    day = f"{statement.said_on.day} {statement.said_on:%B %Y}"
    return f"{statement.party} on {statement.issue}: {stance}, said {day}"
