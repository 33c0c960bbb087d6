"""Read statements back from a file that `export_statements` wrote."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from positions.actions.decision import RefusedError
from positions.actions.exchange import Plan, carry_out, plan_import
from positions.actions.seeds import SeedError
from positions.management.output import chosen_process
from positions.models import PeaceProcess


class Command(BaseCommand):
    help = "Import statements: new rows are proposed, changed ones corrected."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="show the difference, write nothing"
        )
        parser.add_argument("--by", default="", help="the curator who answers for it")
        parser.add_argument("--reason", default="", help="shown to readers")
        parser.add_argument("--process", default="", help="its short name in addresses")

    def handle(self, *_args: Any, **options: Any) -> None:
        _, entry = chosen_process(options["process"])
        process = PeaceProcess.objects.get(pk=entry.pk)
        plan = self._plan(options["file"], process)
        self._show(plan)
        if options["dry_run"]:
            self.stdout.write("Nothing was written.")
            return
        try:
            carry_out(
                plan,
                by=self._curator(options["by"]),
                now=timezone.now(),
                reason=options["reason"],
            )
        except RefusedError as error:
            raise CommandError(
                f"{error} Use --by NAME and --reason. Nothing was written."
            ) from None
        self.stdout.write("Done. New statements wait for review.")

    def _plan(self, path: Path, process: PeaceProcess) -> Plan:
        try:
            # Line ends inside a quoted field are part of it.
            with path.open(encoding="utf-8", newline="") as file:
                return plan_import(file.read(), path.name, process)
        except SeedError as error:
            raise CommandError(f"{error}. Nothing was written.") from None
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{path} is not UTF-8. Save it as UTF-8.") from None

    def _curator(self, name: str) -> User | None:
        if not name:
            return None
        curator = User.objects.filter(username=name, is_staff=True).first()
        if curator is None:
            raise CommandError(f"There is no curator named {name}.")
        return curator

    def _show(self, plan: Plan) -> None:
        for fields in plan.new:
            self.stdout.write(f"new: {fields['key']}")
        for correction in plan.corrected:
            for difference in correction.differences:
                self.stdout.write(f"changed: {difference}")
        self.stdout.write(
            f"{len(plan.new)} new, {len(plan.corrected)} changed, "
            f"{plan.unchanged} unchanged"
        )
