"""Write everything public as one zip file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from positions.exports.datapackage import data_package, zipped_tables
from positions.exports.matrix import MatrixExport
from positions.management.output import a_day, chosen_process, write
from positions.readers.catalogue import read_catalogue
from positions.readers.positions.reader import read_positions
from positions.readers.positions.scope import ALL_EVIDENCE


class Command(BaseCommand):
    help = "Export matrix, statements, codebook and catalogue as a data package."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-of", help="a day, default: newest one")
        parser.add_argument("--process", default="", help="its short name in addresses")
        parser.add_argument("--output", default="-", help="a file, - is the screen")

    def handle(self, *_args: Any, **options: Any) -> None:
        overview, process = chosen_process(options["process"])
        as_of = a_day(options["as_of"]) or process.newest or timezone.localdate()
        catalogue = read_catalogue(process.pk)
        reading = read_positions(catalogue).on([as_of])[as_of]
        matrix = MatrixExport(
            process.slug, catalogue, reading, ALL_EVIDENCE, overview.revision
        )
        tables = zipped_tables(process.pk, process.newest or timezone.localdate())
        package = data_package(process.name, tables, matrix)
        write(self.stdout, options["output"], package)
