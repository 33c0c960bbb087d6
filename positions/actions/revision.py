"""The counter that every public change raises."""

from datetime import datetime

from django.db.models import F

from positions.models import DataRevision


def raise_revision(now: datetime) -> None:
    """Add one, in the transaction of the change that it stands for."""
    raised = DataRevision.objects.filter(pk=1).update(
        number=F("number") + 1, raised_at=now
    )
    if not raised:
        DataRevision.objects.create(pk=1, number=1, raised_at=now)
