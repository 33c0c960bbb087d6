"""Which accepted statements count for a view."""

from dataclasses import dataclass
from datetime import date

from positions.models.statements import StatementQuerySet
from positions.vocabulary import OWN_WORDS


@dataclass(frozen=True, slots=True)
class Scope:
    """All of them, or those known by a day, in own words only, or both."""

    known_at: date | None = None
    own_words_only: bool = False

    def narrow(self, statements: StatementQuerySet) -> StatementQuerySet:
        """Only the statements that count."""
        if self.known_at is not None:
            statements = statements.known_at(self.known_at)
        if self.own_words_only:
            statements = statements.filter(attribution__in=OWN_WORDS)
        return statements


ALL_EVIDENCE = Scope()
