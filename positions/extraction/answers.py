"""What a language model may propose, and what of its answer counts.

A model is asked for statements by keys of the lexicon. Of its answer a statement
counts only when every key exists and its quote stands in the text word for word.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from positions.extraction.lexicon import Lexicon, LexiconIssue
from positions.extraction.propose import ProposedStatement
from positions.vocabulary import Attribution, Kind, is_leak_as_line

# A model does not tell how sure it is; curators see that a model proposed it.
CONFIDENCE = 0.5
SHORTEST = 15
# No text holds more; each is looked for in the whole of it.
MOST = 500

Message = dict[str, str]
Ask = Callable[[Sequence[Message], dict[str, Any]], str]

_TASK = """You read one news text about peace talks and list what parties stand for.
Give a statement only where the text says that a listed party holds one of the listed
options. Whoever is described holds the position, not whoever tells of it. Copy the
quote from the text letter by letter, one sentence or less. Unnamed sources and leaked
papers are "leak", words in quotation marks "direct_quote", a party's own published
text "official_document", an account of what a party said "paraphrase", what others say
of it "reported". Events, forecasts and the author's views are no statements. An empty
list is a good answer."""


@dataclass(frozen=True, slots=True)
class CoderAnswer:
    """Proposals that count, and why the others do not."""

    proposals: tuple[ProposedStatement, ...]
    refused: tuple[str, ...]


def ask_model(text: str, lexicon: Lexicon, ask: Ask) -> str:
    """Ask for the text's statements; `ask` sends messages and a JSON schema.

    What comes back was written by a model that has read the text: see `read_answer`.
    """
    return ask(_messages(text, lexicon), schema(lexicon))


def _messages(text: str, lexicon: Lexicon) -> list[Message]:
    parties = ", ".join(f"{party.code} = {party.name}" for party in lexicon.parties)
    issues = "\n".join(_issue(issue) for issue in lexicon.issues)
    return [
        {"role": "system", "content": f"{_TASK}\nParties: {parties}\n{issues}"},
        {"role": "user", "content": text},
    ]


def _issue(issue: LexiconIssue) -> str:
    options = "; ".join(f"{option.key} = {option.label}" for option in issue.options)
    return f"Issue {issue.key} ({issue.title}): {options}"


def schema(lexicon: Lexicon) -> dict[str, Any]:
    """Strict JSON schema of an answer."""
    options = {option.key for issue in lexicon.issues for option in issue.options}
    fields: dict[str, Any] = {
        "party": {"enum": [party.code for party in lexicon.parties]},
        "issue": {"enum": [issue.key for issue in lexicon.issues]},
        "option": {"enum": sorted(options)},
        "attribution": {"enum": [word.value for word in Attribution]},
        "kind": {"enum": [word.value for word in Kind]},
        "quote": {"type": "string"},
        "condition": {"type": "string"},
    }
    item = {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"statements": {"type": "array", "items": item}},
        "required": ["statements"],
        "additionalProperties": False,
    }


def read_answer(
    answer: str, text: str, lexicon: Lexicon, model: str, published_on: date | None
) -> CoderAnswer:
    """Keep what can be checked; anything else is refused with a reason."""
    try:
        rows = json.loads(answer)["statements"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return CoderAnswer((), ("the answer is not the JSON that was asked for",))
    if not isinstance(rows, list):
        return CoderAnswer((), ("the answer is not the JSON that was asked for",))
    reader = _Reader(text, lexicon, model, published_on)
    read = [reader.read(row) for row in rows[:MOST]]
    kept = {
        (p.start, p.end, p.party, p.issue): p
        for p in read
        if isinstance(p, ProposedStatement)
    }
    refused = [reason for reason in read if isinstance(reason, str)]
    refused += [f"it is beyond the first {MOST}"] * len(rows[MOST:])
    return CoderAnswer(tuple(kept.values()), tuple(refused))


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    lexicon: Lexicon
    model: str
    published_on: date | None

    def read(self, row: Any) -> ProposedStatement | str:
        """A proposal, or the reason why the row does not count."""
        if not isinstance(row, dict):
            return "a statement is not an object"
        option = self._option(row)
        quote = str(row.get("quote") or "").strip()
        start = self.text.find(quote)
        known = {party.code for party in self.lexicon.parties}
        faults = (
            (row.get("party") not in known, "unknown party"),
            (option is None, "unknown issue or option"),
            (row.get("attribution") not in list(Attribution), "unknown attribution"),
            (row.get("kind") not in list(Kind), "unknown kind"),
            (len(quote) < SHORTEST, "the quote is too short"),
            (start < 0, "the quote is not in the text"),
        )
        fault = next((reason for is_so, reason in faults if is_so), None)
        if fault is not None or option is None:
            return fault or "unknown option"
        return self._proposal(row, option, quote, start)

    def _option(self, row: dict[str, Any]) -> tuple[str, float | None] | None:
        for issue in self.lexicon.issues:
            for option in issue.options:
                if (issue.key, option.key) == (row.get("issue"), row.get("option")):
                    return option.key, option.value
        return None

    def _proposal(
        self,
        row: dict[str, Any],
        option: tuple[str, float | None],
        quote: str,
        start: int,
    ) -> ProposedStatement:
        attribution = Attribution(row["attribution"])
        kind = Kind(row["kind"])
        if is_leak_as_line(attribution, kind):
            kind = Kind.OFFER
        return ProposedStatement(
            party=row["party"],
            joint_with=(),
            speaker=None,
            issue=row["issue"],
            option=option[0],
            value=option[1],
            attribution=attribution,
            kind=kind,
            quote=quote,
            start=start,
            end=start + len(quote),
            confidence=CONFIDENCE,
            why=(
                f"proposed by a language model ({self.model})",
                "quote found verbatim",
            ),
            said_on=self.published_on,
            condition=str(row.get("condition") or "")[:200],
        )
