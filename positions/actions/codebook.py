"""What follows when parties, issues, options or papers are changed."""

from datetime import datetime

from positions.actions.positions import rebuild_all
from positions.actions.revision import raise_revision


def codebook_changed(now: datetime) -> None:
    """Work out all positions anew and let every cache know; call in the transaction."""
    rebuild_all()
    raise_revision(now)
