"""What must hold in the data files, beyond what the loader refuses."""

import csv
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.conftest import REPOSITORY

SEEDS = REPOSITORY / "seeds"
LANGUAGES = ("en", "uk", "ru", "fr", "de")
# Words of one side's vocabulary, looked for in our own texts only, never in quotes.
LOADED_WORDS = re.compile(
    r"\b(regime|terrorist|propagand\w*|occupiers?|invaders?|orcs?|nazis?|denazif\w*"
    r"|special military operation|liberat\w*|puppet|kyiv junta|so-called|maximalist"
    r"|hostages?|abduct\w*|deport\w*|dictator)\b",
    re.IGNORECASE,
)


def toml(name: str) -> dict:
    return tomllib.loads((SEEDS / name).read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def parties() -> list[dict]:
    return toml("parties.toml")["party"]


@pytest.fixture(scope="module")
def issues() -> list[dict]:
    return toml("issues.toml")["issue"]


@pytest.fixture(scope="module")
def statements() -> list[dict[str, str]]:
    return rows("statements.csv")


def test_every_party_has_an_alias_in_every_language(parties):
    lacking = {
        party["code"]: set(LANGUAGES) - {alias["lang"] for alias in party["alias"]}
        for party in parties
    }

    assert {code: missing for code, missing in lacking.items() if missing} == {}


def test_no_alias_belongs_to_two_parties(parties):
    owners = defaultdict(set)
    for party in parties:
        for alias in party["alias"]:
            owners[alias["text"].casefold(), alias["lang"]].add(party["code"])

    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_every_speaker_holds_an_office_and_has_spellings_in_every_language():
    for speaker in toml("speakers.toml")["speaker"]:
        assert speaker["offices"], speaker["name"]
        for language in LANGUAGES:
            assert isinstance(speaker[f"aliases_{language}"], list), speaker["name"]


def test_every_scale_runs_from_minus_to_plus_with_five_to_eight_options(issues):
    for issue in issues:
        values = [o["value"] for o in issue["option"] if "value" in o]

        assert values == sorted(set(values)), issue["key"]
        counted = len(values) if issue["ordinal"] else len(issue["option"])
        assert 5 <= counted <= 8, issue["key"]


def test_every_option_has_a_rule_and_examples_of_its_own(issues):
    seen: Counter[str] = Counter()
    for issue in issues:
        for option in issue["option"]:
            name = f"{issue['key']}.{option['key']}"
            assert 3 <= len(option["examples_en"]) <= 5, name
            for language in LANGUAGES:
                assert option[f"examples_{language}"], f"{name} {language}"
                seen.update(option[f"examples_{language}"])

    assert {text: n for text, n in seen.items() if n > 1} == {}


def test_an_option_is_used_or_marked_unused(issues, statements):
    used = {(row["issue"], row["option"]) for row in statements}
    for paper in toml("proposals.toml")["proposal"]:
        used |= {(term["issue"], term["option"]) for term in paper["term"]}

    for issue in issues:
        for option in issue["option"]:
            place = (issue["key"], option["key"])
            assert (place in used) != option.get("unused", False), place


def test_statements_are_ordered_by_day_and_named_after_it(statements):
    days = [row["said_on"] for row in statements]

    assert days == sorted(days)
    for row in statements:
        assert row["id"].startswith(row["said_on"])
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}-[a-z]+-[a-z-]+(-\d+)?", row["id"])


def test_no_statement_stands_there_twice_under_two_names(statements):
    facts = ("said_on", "party", "issue", "option", "speaker", "source_url")
    same = Counter(tuple(row[name] for name in facts) for row in statements)

    assert {facts: n for facts, n in same.items() if n > 1} == {}


def test_a_named_speaker_held_an_office_of_the_party_on_the_day(statements):
    speakers = {s["name"]: s for s in toml("speakers.toml")["speaker"]}
    for row in statements:
        if not row["speaker"] or row["party"] == "COW":
            continue
        day = date.fromisoformat(row["said_on"])
        offices = [
            o for o in speakers[row["speaker"]]["offices"] if o["party"] == row["party"]
        ]
        held = [
            o
            for o in offices
            if o.get("from", date.min) <= day <= o.get("to", date.max)
        ]
        assert held, row["id"]


def test_own_words_avoid_either_sides_vocabulary(statements):
    for row in statements:
        for name in ("summary", "condition", "note", "said_on_note"):
            assert not LOADED_WORDS.search(row[name]), f"{row['id']}: {name}"
    for row in rows("events.csv"):
        assert not LOADED_WORDS.search(row["title"] + " " + row["description"])
    for paper in toml("proposals.toml")["proposal"]:
        for term in paper["term"]:
            assert not LOADED_WORDS.search(term["text"]), paper["key"]


@pytest.mark.parametrize("name", ["statements.csv", "events.csv"])
def test_no_value_is_run_by_a_spreadsheet_or_padded_with_blanks(name):
    raw = (SEEDS / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    for row in rows(name):
        for column, value in row.items():
            assert value == value.strip(), f"{row['id']}: {column}"
            assert "\n" not in value, f"{row['id']}: {column}"
            assert value[:1] not in {"=", "+", "@", "\t"}, f"{row['id']}: {column}"


def test_also_urls_repeat_no_address(statements):
    for row in statements:
        addresses = [row["source_url"], *row["also_urls"].split()]
        assert len(addresses) == len(set(addresses)), row["id"]


def test_every_quotation_of_a_sample_article_stands_in_the_data(statements):
    known = " | ".join(row["quote"] for row in statements)
    for article in toml("articles/index.toml")["article"]:
        text = (SEEDS / "articles" / article["file"]).read_text(encoding="utf-8")
        quotations = re.findall("“([^”]+)”", text)

        assert quotations, article["file"]
        for quotation in quotations:
            assert quotation.rstrip(",.") in known, f"{article['file']}: {quotation}"
