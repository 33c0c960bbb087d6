"""Code texts without touching the database."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.extraction import Lexicon, Proposal, propose
from positions.management.stored_lexicon import stored_lexicon


class Command(BaseCommand):
    help = "Print the statements that the rules propose for texts; stores nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--format", choices=["jsonl", "plain"], default="plain")
        parser.add_argument("--published-on", type=date.fromisoformat, metavar="DAY")
        parser.add_argument("--language", help="instead of detecting it")

    def handle(self, *_args: Any, **options: Any) -> None:
        lexicon = stored_lexicon()
        for path in options["paths"]:
            for proposal in self._code(path, lexicon, options):
                if options["format"] == "jsonl":
                    row = as_row(path, proposal)
                    self.stdout.write(json.dumps(row, ensure_ascii=False))
                else:
                    self.stdout.write(_as_line(path, proposal))

    def _code(
        self, path: Path, lexicon: Lexicon, options: dict[str, Any]
    ) -> tuple[Proposal, ...]:
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{path} is not a UTF-8 text.") from None
        return propose(
            text,
            lexicon,
            published_on=options["published_on"],
            language=options["language"],
        )


def as_row(path: Path, proposal: Proposal) -> dict[str, Any]:
    """The fields that scripts outside the project read, then the further ones."""
    return {
        "file": str(path),
        "party": proposal.party,
        "speaker": proposal.speaker,
        "issue": proposal.issue,
        "option": proposal.option,
        "value": proposal.value,
        "attribution": proposal.attribution.value,
        "kind": proposal.kind.value,
        "quote": proposal.quote,
        "start": proposal.start,
        "end": proposal.end,
        "confidence": proposal.confidence,
        "why": list(proposal.why),
        "joint_with": list(proposal.joint_with),
        "condition": proposal.condition,
        "said_on": proposal.said_on.isoformat() if proposal.said_on else None,
        "group": proposal.group,
    }


def _as_line(path: Path, proposal: Proposal) -> str:
    head = f"{path.name}: {proposal.party} {proposal.issue} {proposal.option}"
    how = f"({proposal.attribution.value}, {proposal.confidence:.2f})"
    return f"{head} {how}\n    {proposal.quote}"
