"""The web pages alone, for installations with processes of their own for the rest."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dashboard.running.server import serve_pages


class Command(BaseCommand):
    help = "Serve the pages; behind a proxy, start one of these for each core."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=settings.PORT)

    def handle(self, *_args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        try:
            serve_pages(host, port)
        except (OSError, OverflowError) as error:
            raise CommandError(f"{host}:{port} cannot be served: {error}") from None
