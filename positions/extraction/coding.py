"""Code a text in a disposable process; see `child.py`.

Safe to call from any thread. What `propose` does in this process may take minutes
and all memory on a text that was made for it; here limits strike, with a reason.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from positions.extraction.answers import CoderAnswer
from positions.extraction.errors import CodingError
from positions.extraction.language import detect_language
from positions.extraction.lexicon import Lexicon
from positions.extraction.messages import day_message, lexicon_bytes, proposal_of
from positions.extraction.passages import Passages
from positions.extraction.propose import ProposedStatement
from positions.languages import LANGUAGES
from positions.sandbox import (
    ChildLimits,
    Preparation,
    ServerLostError,
    ServerPool,
)

# A text of 300,000 characters in lines of one letter needs 230 MB.
LIMITS = ChildLimits(cpu_seconds=10, wall_seconds=20.0, memory_bytes=256_000_000)
# Each holds about 50 MB.
servers = ServerPool("positions.extraction.child", most_idle=2)


def code_text(
    text: str,
    lexicon: Lexicon,
    *,
    published_on: date | None = None,
    language: str | None = None,
    limits: ChildLimits = LIMITS,
) -> tuple[ProposedStatement, ...]:
    """What `propose` finds in the text; raises CodingError where limits strike."""
    language = language or detect_language(text)
    if language not in LANGUAGES:
        return ()
    job = {
        "kind": "propose",
        "language": language,
        "published_on": day_message(published_on),
    }
    result = _run(job, text.encode("utf-8", "surrogatepass"), limits, lexicon)
    return tuple(map(proposal_of, result["proposals"]))


def read_answer_apart(
    answer: str, text: str, lexicon: Lexicon, model: str, published_on: date | None
) -> CoderAnswer:
    """What counts of a language model's answer, see `answers.read_answer`.

    Raises CodingError where limits strike.
    """
    day = day_message(published_on)
    job = {"kind": "answer", "model": model, "published_on": day}
    result = _run(job, json.dumps([answer, text]).encode("ascii"), LIMITS, lexicon)
    proposals = tuple(map(proposal_of, result["proposals"]))
    return CoderAnswer(proposals, tuple(result["refused"]))


def find_passages(
    cue: str, language: str, texts: Sequence[str], limits: ChildLimits = LIMITS
) -> Passages:
    """What a cue finds in texts; raises CodingError where limits strike."""
    job = {"kind": "passages", "cue": cue, "language": language}
    result = _run(job, json.dumps(texts).encode("ascii"), limits)
    return Passages(result["count"], tuple(result["passages"]))


def _run(
    job: dict[str, Any],
    body: bytes,
    limits: ChildLimits,
    lexicon: Lexicon | None = None,
) -> dict[str, Any]:
    preparation = _preparation(lexicon) if lexicon is not None else None
    try:
        answer = servers.ask(job, body, limits, preparation)
    except ServerLostError:
        raise CodingError(
            "The coding process could not be started or died.", passing=True
        ) from None
    if "result" not in answer:
        raise CodingError(str(answer["reason"]), passing="passing" in answer)
    result: dict[str, Any] = answer["result"]
    return result


@lru_cache(maxsize=2)
def _preparation(lexicon: Lexicon) -> Preparation:
    """The lexicon as a server takes it, worked out once."""
    body = lexicon_bytes(lexicon)
    return Preparation(hashlib.sha256(body).hexdigest(), body)
