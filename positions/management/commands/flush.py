"""Django's flush, with the audit triggers out of the way while it empties all."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from positions.actions.audit import install


class Command(flush.Command):
    """Emptying the whole database is the one case in which the trail goes too."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        install.remove(connection)
        try:
            super().handle(**options)
        finally:
            install.install(connection)
