"""Code texts without touching the database."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.extraction import RULE_SET, Lexicon, ProposedStatement
from positions.extraction.answers import ask_model
from positions.extraction.coding import code_text, read_answer_apart
from positions.extraction.errors import CodingError
from positions.management.stored_lexicon import stored_lexicon
from positions.sources.chat import ChatEndpoint, ChatError


class Command(BaseCommand):
    help = "Print the statements that the rules propose for texts; stores nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--format", choices=["jsonl", "plain"], default="plain")
        parser.add_argument("--published-on", type=date.fromisoformat, metavar="DAY")
        parser.add_argument("--language", help="instead of detecting it")
        parser.add_argument(
            "--coder",
            choices=["rules", "llm"],
            default="rules",
            help="llm: the endpoint of LLM_BASE_URL, LLM_MODEL and LLM_API_KEY",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        lexicon = stored_lexicon()
        endpoint = chat_endpoint() if options["coder"] == "llm" else None
        coder = f"llm {endpoint.model}" if endpoint else RULE_SET
        for path in options["paths"]:
            for proposal in self._code(path, lexicon, options, endpoint):
                if options["format"] == "jsonl":
                    row = as_row(path, proposal) | {"coder": coder}
                    self.stdout.write(json.dumps(row, ensure_ascii=False))
                else:
                    self.stdout.write(_as_line(path, proposal))

    def _code(
        self,
        path: Path,
        lexicon: Lexicon,
        options: dict[str, Any],
        endpoint: ChatEndpoint | None,
    ) -> tuple[ProposedStatement, ...]:
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{path} is not a UTF-8 text.") from None
        day = options["published_on"]
        try:
            if endpoint is None:
                language = options["language"]
                return code_text(text, lexicon, published_on=day, language=language)
            told = ask_model(text, lexicon, endpoint.ask)
            answer = read_answer_apart(told, text, lexicon, endpoint.model, day)
        except (ChatError, CodingError) as error:
            raise CommandError(f"{path}: {error}") from None
        for reason in answer.refused:
            self.stderr.write(f"{path}: a statement was refused, {reason}.")
        return answer.proposals


def chat_endpoint() -> ChatEndpoint:
    """The endpoint that the environment names; nothing is asked without one."""
    base_url, model = os.environ.get("LLM_BASE_URL"), os.environ.get("LLM_MODEL")
    if not (base_url and model):
        raise CommandError("Set LLM_BASE_URL and LLM_MODEL to use a language model.")
    return ChatEndpoint(base_url, model, key=os.environ.get("LLM_API_KEY", ""))


def as_row(path: Path, proposal: ProposedStatement) -> dict[str, Any]:
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


def _as_line(path: Path, proposal: ProposedStatement) -> str:
    head = f"{path.name}: {proposal.party} {proposal.issue} {proposal.option}"
    how = f"({proposal.attribution.value}, {proposal.confidence:.2f})"
    return f"{head} {how}\n    {proposal.quote}"
