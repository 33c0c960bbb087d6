"""Write the matrix as of a date to standard output or to a file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from positions.exports.matrix import FORMATS, MatrixExport
from positions.management.output import a_day, chosen_process, write
from positions.readers.catalogue import read_catalogue
from positions.readers.positions.reader import read_positions
from positions.readers.positions.scope import Scope


class Command(BaseCommand):
    help = "Export the matrix as of a date as CSV, JSON or a workbook."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-of", help="a day, default: today")
        parser.add_argument("--known-at", help="only what was known by it")
        parser.add_argument("--own-words-only", action="store_true")
        parser.add_argument("--process", default="", help="its short name in addresses")
        parser.add_argument("--format", choices=FORMATS, default="csv")
        parser.add_argument("--output", default="-", help="a file, - is the screen")

    def handle(self, *_args: Any, **options: Any) -> None:
        overview, process = chosen_process(options["process"])
        as_of = a_day(options["as_of"]) or timezone.localdate()
        catalogue = read_catalogue(process.pk)
        evidence = Scope(a_day(options["known_at"]), options["own_words_only"])
        reading = read_positions(catalogue, evidence).on([as_of])[as_of]
        made = MatrixExport(
            process.slug, catalogue, reading, evidence, overview.revision
        )
        write(self.stdout, options["output"], getattr(made, options["format"])())
