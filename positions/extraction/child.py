"""The process that codes: `python -m positions.extraction.child`.

It is told the lexicon once and makes it ready for every language before it forks.
"""

import json
from dataclasses import asdict
from typing import Any

from positions.extraction.answers import read_answer
from positions.extraction.compiled import compile_lexicon
from positions.extraction.lexicon import Lexicon
from positions.extraction.messages import (
    Message,
    day_of,
    lexicon_of,
    proposal_message,
)
from positions.extraction.passages import passages_with
from positions.extraction.propose import propose
from positions.languages import LANGUAGES
from positions.sandbox.handler import JobHandler
from positions.sandbox.server import run_server

# Many times what the longest speech holds; each would wait for a curator.
MOST = 1_000
TOO_MANY = f"More than {MOST:,} statements were found in it; this is no article."


class _Desk:
    """The lexicon that the server was told last."""

    lexicon = Lexicon()


def run(job: dict[str, Any], body: bytes) -> dict[str, Any]:
    """Do one job; which one its kind tells."""
    return {"propose": _propose, "answer": _answer, "passages": _passages}[job["kind"]](
        job, body
    )


def _propose(job: Message, body: bytes) -> Message:
    found = propose(
        body.decode("utf-8", "surrogatepass"),
        _Desk.lexicon,
        published_on=day_of(job["published_on"]),
        language=job["language"],
    )
    if len(found) > MOST:
        return {"reason": TOO_MANY}
    return {"result": {"proposals": [proposal_message(p) for p in found]}}


def _answer(job: Message, body: bytes) -> Message:
    answer, text = json.loads(body)
    day = day_of(job["published_on"])
    read = read_answer(answer, text, _Desk.lexicon, job["model"], day)
    return {
        "result": {
            "proposals": [proposal_message(p) for p in read.proposals],
            "refused": read.refused,
        }
    }


def _passages(job: Message, body: bytes) -> Message:
    found = passages_with(job["cue"], job["language"], json.loads(body))
    return {"result": asdict(found)}


def prepare(_job: Message, body: bytes) -> None:
    """Take the lexicon, and make it ready for every language."""
    compile_lexicon.cache_clear()
    _Desk.lexicon = lexicon_of(body)
    for language in LANGUAGES:
        compile_lexicon(_Desk.lexicon, language)


def _warm_up() -> None:
    """Everything is loaded with the modules."""


HANDLER = JobHandler(
    run=run,
    warm_up=_warm_up,
    prepare=prepare,
    doing="Coding the text",
    failed="The text could not be coded",
    lasts=True,
)

if __name__ == "__main__":
    run_server(HANDLER)
