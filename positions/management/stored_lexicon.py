"""The lexicon of the database, or a plain word on how to get one."""

from django.core.management.base import CommandError
from django.db import DatabaseError

from positions.extraction import Lexicon
from positions.readers.lexicon import current_lexicon


def stored_lexicon() -> Lexicon:
    try:
        lexicon = current_lexicon()
    except DatabaseError:
        raise CommandError(
            "The database has no tables yet. Run migrate, then load_seeds."
        ) from None
    if not lexicon.issues:
        raise CommandError("The database holds no issues. Run load_seeds first.")
    return lexicon
