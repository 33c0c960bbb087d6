"""What a cue finds in the stored texts, while it is being written."""

from positions.extraction.coding import find_passages
from positions.extraction.errors import CodingError
from positions.extraction.passages import Passages
from positions.languages import LANGUAGES
from positions.models import Article
from positions.sandbox import ChildLimits

TEXTS, CHARACTERS = 400, 2_000_000
# Somebody waits for it, and types on meanwhile.
LIMITS = ChildLimits(cpu_seconds=5, wall_seconds=10.0)


def stored_passages(cue: str, language: str) -> Passages:
    """Sentences of the newest stored texts in `language` in which `cue` holds.

    Looks at 400 texts and two million characters at most, and for a few seconds; a
    cue that needs more has a reason instead of passages.
    """
    if not cue.strip() or language not in LANGUAGES:
        return Passages()
    try:
        return find_passages(cue, language, _texts(language), LIMITS)
    except CodingError as error:
        return Passages(reason=error.reason)


def _texts(language: str) -> list[str]:
    articles = Article.objects.filter(language__startswith=language)
    texts: list[str] = []
    room = CHARACTERS
    for text in articles.values_list("text", flat=True)[:TEXTS].iterator(20):
        room -= len(text)
        if room < 0:
            break
        texts.append(text)
    return texts
