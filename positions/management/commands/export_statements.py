"""Write all public statements to standard output or to a file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from positions.exports.statements import statements_csv_to_edit, statements_json
from positions.management.output import chosen_process, write


class Command(BaseCommand):
    help = "Export accepted and retracted statements; the CSV can be imported again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--process", default="", help="its short name in addresses")
        parser.add_argument("--format", choices=("csv", "json"), default="csv")
        parser.add_argument("--output", default="-", help="a file, - is the screen")

    def handle(self, *_args: Any, **options: Any) -> None:
        overview, process = chosen_process(options["process"])
        if options["format"] == "csv":
            made = statements_csv_to_edit(process.pk)
        else:
            made = statements_json(process.pk, overview.revision)
        write(self.stdout, options["output"], made)
