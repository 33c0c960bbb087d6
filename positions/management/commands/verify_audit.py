"""Follows the audit trail from its first entry and names what does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from positions.actions.audit.verify import faults_of_audit
from positions.models import AuditEntry


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, **_options: Any) -> None:
        faults = list(faults_of_audit())
        if faults:
            raise CommandError("\n".join(faults))
        count = AuditEntry.objects.count()
        self.stdout.write(f"The audit trail is complete: {count} entries.")
