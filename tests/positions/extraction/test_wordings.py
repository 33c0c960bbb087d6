"""The seeds' cues on usual wordings in five languages, beside the labelled texts."""

from datetime import date
from pathlib import Path

import pytest

from positions.extraction import propose
from tests.positions.extraction.seed_lexicon import read_lexicon

FOLDER = Path(__file__).parent
DAY = date(2025, 9, 5)
# Names both sides, so that one sentence is a text about the process.
HEAD = {
    "en": "Ukraine and Russia",
    "uk": "Україна і Росія",
    "ru": "Украина и Россия",
    "fr": "L'Ukraine et la Russie",
    "de": "Ukraine und Russland",
}
# The signs that these options may stand for when only the side is asked for.
BOTH = {"compromise_open", "special_zone", "recognise_held", "no_own_stance"}
OPEN = {"any_talks", "delegation_talks", "leaders_now", "europe_at_table"}
LATE = {"leaders_last", "no_direct_talks_now"}


def wordings() -> list[tuple[str, ...]]:
    lines = [
        line
        for name in ("wordings.txt", "wordings_rarer.txt")
        for line in (FOLDER / name).read_text("utf-8").splitlines()
    ]
    rows = [line for line in lines if line and not line.startswith("#")]
    return [tuple(part.strip() for part in row.split(" | ")) for row in padded(rows)]


def padded(rows: list[str]) -> list[str]:
    return [row if row.count(" | ") == 2 else f"{row} " for row in rows]


def sign_of(proposal) -> set[str]:
    if proposal.option in OPEN:
        return {"+"}
    if proposal.option in LATE:
        return {"-"}
    if proposal.option in BOTH:
        return {"-", "0"}
    value = proposal.value or 0.0
    near = {"0"} if abs(value) <= 0.35 else set()
    return near | ({"+"} if value > 0 else {"-"} if value < 0 else {"0", "+"})


@pytest.mark.parametrize(("language", "sentence", "expected"), wordings())
def test_usual_wording_is_understood(
    language: str, sentence: str, expected: str
) -> None:
    text = f"{HEAD[language]}\n\n{sentence}"

    proposals = propose(text, read_lexicon(), published_on=DAY, language=language)

    found = {(p.party, p.issue, sign) for p in proposals for sign in sign_of(p)}
    wanted = {tuple(row.split()) for row in expected.split(";") if row.strip()}
    assert wanted <= found
    assert wanted or not [p for p in proposals if p.confidence > 0.6]


@pytest.mark.parametrize("language", sorted(HEAD))
def test_war_news_without_positions_stays_empty(language: str) -> None:
    path = FOLDER / "news_without_positions" / f"{language}.txt"

    assert propose(path.read_text("utf-8"), read_lexicon(), language=language) == ()
