"""Each parameter that makes no sense is named once, in plain words, and left out."""

from datetime import date

import pytest
from django.http import QueryDict

from dashboard.asking.compare import CompareForm
from dashboard.asking.day import DayForm, ScopedDayForm
from dashboard.asking.entries import EntriesForm
from dashboard.asking.issue import IssueForm
from dashboard.asking.matrix import MatrixForm
from dashboard.asking.paper import PaperForm
from dashboard.asking.period import PeriodForm
from positions.readers.positions.scope import Scope
from tests.dashboard.asking.editions import NEWEST, OTHER, make_edition

EDITION = make_edition()
A_DAY = "A day is written like 2025-04-22."
TOO_EARLY = "The year must be 1945 to 2099."
BEFORE = "The day to compare with must come before."
FIRST = "The first day must come before the second."
A_CELL = "A cell is a party and an issue of this table, like RU.ceasefire."


def read(form, query, **given):
    return form(QueryDict(query), EDITION, **given).choices()


@pytest.mark.parametrize(
    ("form", "query", "complaints"),
    [
        (DayForm, "as_of=2025-13-01", (f"as_of: {A_DAY}",)),
        (DayForm, "as_of=1944-12-31", (f"as_of: {TOO_EARLY}",)),
        (DayForm, "as_of=1945-01-01", ()),
        (DayForm, "as_of=2099-12-31", ()),
        (DayForm, "as_of=2100-01-01", (f"as_of: {TOO_EARLY}",)),
        (DayForm, "known_at=x", ()),
        (ScopedDayForm, "known_at=x", (f"known_at: {A_DAY}",)),
        (ScopedDayForm, "compare_to=x", ()),
        (MatrixForm, "compare_to=x", (f"compare_to: {A_DAY}",)),
        (MatrixForm, "as_of=2025-04-22&compare_to=2025-04-21", ()),
        (
            MatrixForm,
            "as_of=2025-04-22&compare_to=2025-04-22",
            (f"compare_to: {BEFORE}",),
        ),
        (MatrixForm, f"compare_to={NEWEST}", (f"compare_to: {BEFORE}",)),
        (
            MatrixForm,
            "party=RU,XX",
            ("party: “XX” is not one of RU, UA, US, EU.",),
        ),
        (MatrixForm, "group=sea", ("group: “sea” is not one of truce, land.",)),
        (
            MatrixForm,
            "order=size",
            ("order: The order can be “agreement” or left out.",),
        ),
        (MatrixForm, "cell=RU", (f"cell: {A_CELL}",)),
        (MatrixForm, "cell=XX.talks", (f"cell: {A_CELL}",)),
        (IssueForm, "page=abc", ("page: A page is a whole number from 1 on.",)),
        (CompareForm, "a=XX", ("a: A party is one of RU, UA, US, EU.",)),
        (CompareForm, "a=US&b=US", ("b: Choose two different parties.",)),
        (PeriodForm, "from=2025-05-01&to=2025-05-01", (f"from: {FIRST}",)),
        (PeriodForm, f"from={NEWEST}", (f"from: {FIRST}",)),
        (PeriodForm, "to=x", (f"to: {A_DAY}",)),
        (
            EntriesForm,
            "limit=501&offset=-1",
            (
                "limit: Ensure this value is less than or equal to 500.",
                "offset: Ensure this value is greater than or equal to 0.",
            ),
        ),
        (
            MatrixForm,
            "as_of=x&known_at=y&party=z",
            (
                f"as_of: {A_DAY}",
                f"known_at: {A_DAY}",
                "party: “z” is not one of RU, UA, US, EU.",
            ),
        ),
    ],
)
def test_what_cannot_be_read_is_named(form, query, complaints):
    assert read(form, query).complaints == complaints


def test_what_was_wrong_is_at_its_default_and_the_rest_is_kept():
    choices = read(MatrixForm, "as_of=x&compare_to=2026-01-01&party=XX&group=land")

    assert choices.as_of == NEWEST
    assert choices.compare_to == date(2026, 1, 1)
    assert (choices.party, choices.group) == ((), ("land",))


def test_the_default_day_is_never_in_the_future():
    from django.utils import timezone

    edition = make_edition(newest=date(2099, 1, 1))

    assert DayForm(QueryDict(), edition).choices().as_of == timezone.localdate()


def test_codes_come_in_the_order_of_the_catalogue_however_they_are_written():
    for query in ("party=US,RU", "party=US&party=RU", "party=RU, US,,RU"):
        assert read(MatrixForm, query).party == ("RU", "US")
    assert read(MatrixForm, "party=RU,UA,US,EU").party == ()


def test_day_and_words_make_the_scope():
    choices = read(ScopedDayForm, "known_at=2025-05-01&own_words_only=1")

    assert choices.scope == Scope(date(2025, 5, 1), True)
    assert read(DayForm, "known_at=2025-05-01&own_words_only=1").scope == Scope()
    assert read(PeriodForm, "known_at=2025-05-01").scope == Scope(date(2025, 5, 1))


@pytest.mark.parametrize(
    ("query", "parties"),
    [
        ("", ("RU", "UA")),
        ("a=UA", ("UA", "RU")),
        ("b=RU", ("UA", "RU")),
        ("a=US", ("US", "RU")),
        ("a=US&b=EU&party=RU,US", ("US", "EU", "RU")),
        ("party=RU,UA,US,EU", ("RU", "UA", "US", "EU")),
        ("a=US&b=US", ("US", "RU")),
    ],
)
def test_two_parties_are_always_compared(query, parties):
    assert read(CompareForm, query).parties == parties


def test_with_one_party_only_there_is_nothing_to_compare():
    edition = make_edition(parties=(("US", OTHER),))

    assert CompareForm(QueryDict(), edition).choices().parties == ("US",)


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ("", date(2026, 5, 8), NEWEST),
        ("to=2025-05-31", date(2025, 5, 1), date(2025, 5, 31)),
        ("from=2025-04-22", date(2025, 4, 22), NEWEST),
        ("from=2026-07-01", date(2026, 5, 8), NEWEST),
    ],
)
def test_a_period_ends_with_the_newest_evidence_and_takes_thirty_days(
    query, since, until
):
    choices = read(PeriodForm, query)

    assert (choices.since, choices.until) == (since, until)


def test_a_period_may_have_other_ends_by_default():
    ends = {"first": date(2025, 3, 1), "last": date(2026, 9, 1)}

    whole, cut = read(PeriodForm, "", **ends), read(PeriodForm, "to=2025-02-01", **ends)

    assert (whole.since, whole.until, whole.suffix) == (*ends.values(), "")
    assert (cut.since, cut.until) == (date(2025, 2, 1), date(2025, 2, 1))


def test_a_paper_is_compared_on_its_own_day_unless_another_is_chosen():
    own = date(2025, 11, 20)

    plain, later = (
        read(PaperForm, query, own=own) for query in ("", "as_of=2026-01-10")
    )

    assert (plain.as_of, plain.suffix) == (own, "")
    assert plain.permanent_query() == "?as_of=2025-11-20"
    assert (later.as_of, later.suffix) == (date(2026, 1, 10), "?as_of=2026-01-10")
