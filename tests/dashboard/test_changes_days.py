"""On which day a move stands, and what is said where it has no step."""

import csv
import io

import pytest

from tests.conftest import REPOSITORY
from tests.dashboard.markup import find, parsed, words
from tests.dashboard.small_talks import APRIL, MARCH, MAY, accepted, published


def page(client, address):
    answer = client.get(address)
    return answer, parsed(answer)


def test_a_repeat_does_not_carry_a_move_away_from_its_day(client, talks, curator):
    accepted(curator, talks, "RU", "none", MARCH)
    moved = accepted(curator, talks, "RU", "full", APRIL)
    accepted(curator, talks, "RU", "full", MAY)
    published()
    period = "from=2025-03-02&to=2025-06-01"

    _, tree = page(client, f"/changes/?{period}")
    answer = client.get(f"/changes/changes.csv?{period}")

    day = f"{APRIL.day} {APRIL:%B %Y}, repeated {MAY.day} {MAY:%B}"
    assert words(find(tree, "ol.chg .small.num")[0]) == day
    (row,) = csv.DictReader(io.StringIO(answer.content.decode()))
    days = row["said_on"], row["repeated_on"], row["statement"]
    assert days == (str(APRIL), str(MAY), str(moved.pk))


def test_every_move_of_the_seeds_stands_on_the_day_of_its_first_words(client, seeded):
    """Told from the exported statements by the slow rule, day by day."""
    from tests.oracles.position import position

    address = "/changes/changes.csv?from=2025-11-01&to=2026-06-07"
    moves = list(csv.DictReader(io.StringIO(client.get(address).content.decode())))
    moves = [row for row in moves if row["kind"] == "moved"]
    with (REPOSITORY / "seeds" / "statements.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    options = {row["id"]: row["option"] for row in rows}
    by_day = sorted({r["said_on"] for r in rows if r["said_on"] <= "2026-06-07"})

    def held_on(row, day):
        found, _ = position(rows, row["party"], row["issue"], day, {"RU", "UA"})
        return {options[name] for name in found}

    for row in moves:
        after = set(row["option_after"].split("+"))
        other = [day for day in by_day if held_on(row, day) != after]
        entered = min(day for day in by_day if day > max(other))
        assert row["said_on"] == entered

    assert sum(row["repeated_on"] != "" for row in moves) == 11


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("none", "silent", "“No own stance” now, which has no place on it"),
        ("silent", "full", "“No own stance” before, which has no place on it"),
    ],
)
def test_where_there_is_no_step_the_reason_is_named(
    client, talks, curator, before, after, why
):
    talks["issue"].options.create(key="silent", label="No own stance", order=9)
    accepted(curator, talks, "RU", before, MARCH)
    accepted(curator, talks, "RU", after, APRIL)
    published()

    _, tree = page(client, "/changes/?from=2025-03-02&to=2025-05-01")

    assert why in words(find(tree, "ol.chg li")[0])


PERIOD = "from=2025-11-01&to=2026-06-07"


def test_moves_stand_under_the_text_that_brought_them(client, seeded):
    """Texts told from the exported file and the seeds alone."""
    _, tree = page(client, f"/changes/?{PERIOD}")
    answer = client.get(f"/changes/changes.csv?{PERIOD}")
    moves = list(csv.DictReader(io.StringIO(answer.content.decode())))
    moves = [row for row in moves if row["kind"] == "moved"]
    with (REPOSITORY / "seeds" / "statements.csv").open(encoding="utf-8") as lines:
        said = {
            (r["party"], r["issue"], r["said_on"]): r for r in csv.DictReader(lines)
        }
    texts = {}
    for row in moves:
        own = said.get((row["party"], row["issue"], row["said_on"]))
        joint = [
            r
            for r in said.values()
            if (r["issue"], r["said_on"]) == (row["issue"], row["said_on"])
            and row["party"] in (*r["joint_with"].split(), r["party"])
            and r["joint_with"]
        ]
        words_of = joint[0] if joint else own
        who = words_of["joint_with"] or words_of["speaker"] or words_of["party"]
        texts.setdefault((row["said_on"], who), []).append(row["party"])

    headline = words(find(tree, "h1")[0])

    parties = {row["party"] for row in moves}
    assert (
        f"{len(texts)} texts moved {len(moves)} stated positions "
        f"of {len(parties)} parties" in headline
    )
    listed = [len(find(section, "li")) for section in find(tree, "ol.chg")]
    assert sorted(listed[: len(texts)]) == sorted(map(len, texts.values()))
    assert "15 December 2025: five parties moved" in " ".join(
        words(h) for h in find(tree, "h2")
    )
