from dataclasses import replace

from positions.analysis import ChangeKind
from positions.analysis.headline import headline_of
from positions.vocabulary import Kind
from tests.oracles.in_force import build_matrix
from tests.positions.analysis.builders import BELLIGERENTS, day, statement
from tests.positions.analysis.builders_matrix import (
    by_key,
    categorical,
    matrix_of,
    scale,
)

SCALES = by_key(
    *(scale(key, low=-1.0, middle=0.0, high=1.0) for key in ("p", "q", "r")),
    categorical("kind", "north", "south"),
)


def facts(**issues: str):
    """Issues written as one letter per party: l(ow), m(iddle), h(igh), n, s, or a dot."""
    words = {"l": "low", "m": "middle", "h": "high", "n": "north", "s": "south"}
    parties = "ABCDE"
    said: dict[str, dict[str, tuple[str, ...]]] = {p: {} for p in parties}
    for issue, letters in issues.items():
        for party, letter in zip(parties, letters, strict=True):
            if letter != ".":
                said[party][issue] = (words[letter],)
    return headline_of(matrix_of(said, SCALES), matrix_of({}, SCALES), SCALES)


def named(splits):
    return [split.issue for split in splits]


def test_the_sentence_names_the_closest_and_the_most_split_issue():
    found = facts(p="lllhh", q="llllm", r="llmmm")

    assert (named(found.closest), named(found.furthest)) == (["q"], ["p"])


def test_ties_name_both():
    found = facts(p="lllhh", q="hhlll", r="lllll")

    assert (named(found.closest), named(found.furthest)) == (["r"], ["p", "q"])


def test_issues_with_fewer_than_four_parties_take_no_superlative():
    found = facts(p="lll..", q="llllm", r="llhh.")

    assert (named(found.closest), named(found.furthest)) == (["q"], ["r"])


def test_categories_are_neither_close_nor_far_apart():
    found = facts(p="llllm", q="llhhh", kind="nsnsn")

    assert (named(found.closest), named(found.furthest)) == (["p"], ["q"])


def test_nothing_is_named_when_all_issues_are_equally_split():
    united, split = facts(p="lllll"), facts(p="lllhh", q="hhlll")

    assert (united.closest, united.furthest) == ((), ())
    assert (split.closest, split.furthest) == ((), ())


def test_nothing_is_named_when_nothing_was_said():
    found = facts()

    assert (found.closest, found.furthest, found.cells, found.parties) == ((), (), 0, 0)


def test_counts_come_with_what_they_are_counted_of():
    found = facts(p="lm...", q="l....")

    assert (found.parties, found.of_parties) == (2, 5)
    assert (found.issues, found.of_issues) == (2, 4)
    assert (found.cells, found.of_cells) == (3, 20)


def test_a_narrowed_matrix_counts_only_what_it_lists():
    matrix = matrix_of({p: {"p": ("low",), "q": ("high",)} for p in "ABC"}, SCALES)
    narrow = replace(matrix, parties=("A", "B"), issues=("p",))

    found = headline_of(narrow, narrow, SCALES)

    assert (found.parties, found.issues, found.cells, found.of_cells) == (2, 1, 2, 2)


def test_recent_changes_are_those_since_the_earlier_matrix():
    statements = [
        statement("A", "p", "low", said=0),
        statement("B", "p", "low", said=29),
        statement("A", "p", "high", said=31),
        statement("C", "p", "low", said=59, kind=Kind.OFFER),
    ]
    before, after = (
        build_matrix(statements, "ABC", SCALES, day(n), BELLIGERENTS) for n in (30, 60)
    )

    recent = headline_of(after, before, SCALES).recent

    assert (recent.since, recent.until) == (day(30), day(60))
    assert [(c.party, c.kind) for c in recent.changes] == [
        ("A", ChangeKind.MOVED),
        ("C", ChangeKind.NO_LINE),
    ]
