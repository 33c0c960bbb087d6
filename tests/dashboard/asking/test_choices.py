"""Choices and addresses: each gives the other, and equal views have equal ones."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from dashboard.asking.choices import ORDER, Choices
from dashboard.asking.compare import CompareForm
from dashboard.asking.day import DayForm, ScopedDayForm
from dashboard.asking.issue import IssueForm
from dashboard.asking.matrix import MatrixForm
from dashboard.asking.paper import PapersForm
from dashboard.asking.period import PeriodForm
from tests.dashboard.asking.editions import NEWEST, make_edition

EDITION = make_edition()
FORMS = (
    CompareForm,
    DayForm,
    IssueForm,
    MatrixForm,
    PapersForm,
    PeriodForm,
    ScopedDayForm,
)
DAYS = st.dates(NEWEST - timedelta(days=400), NEWEST + timedelta(days=40))
CODES = st.lists(st.sampled_from(("RU", "UA", "US", "EU", "XX")), max_size=5)
PARAMETERS = st.fixed_dictionaries(
    {},
    optional={
        "a": st.sampled_from(("RU", "UA", "US", "XX")),
        "b": st.sampled_from(("RU", "UA", "US", "")),
        "as_of": DAYS.map(str) | st.just("yesterday"),
        "from": DAYS.map(str),
        "to": DAYS.map(str) | st.just("2025-02-30"),
        "compare_to": DAYS.map(str),
        "known_at": DAYS.map(str) | st.just(""),
        "own_words_only": st.sampled_from(("1", "true", "")),
        "party": CODES.map(",".join),
        "show": CODES.map(",".join),
        "group": st.sampled_from(("truce", "land", "land,truce", "sea")),
        "order": st.sampled_from(("agreement", "", "size")),
        "cell": st.sampled_from(("RU.talks", "RU.sea", "talks")),
        "page": st.sampled_from(("2", "0")),
    },
)


def read(form, address):
    return form(QueryDict(address.removeprefix("?")), EDITION).choices()


def asked(form, parameters):
    query = QueryDict(mutable=True)
    query.update(parameters)
    return read(form, query.urlencode())


def values_of(choices):
    """What they say, besides what was wrong in the address and the page of a list."""
    return choices.values() | choices.days()


@pytest.mark.parametrize("form", FORMS)
@given(parameters=PARAMETERS)
def test_an_address_leads_back_to_its_choices(form, parameters):
    choices = asked(form, parameters)

    for address in (choices.suffix, choices.query(), choices.permanent_query()):
        again = read(form, address)
        assert again.complaints == ()
        assert values_of(again) == values_of(choices)
        assert again.suffix == choices.suffix
        assert again.permanent_query() == choices.permanent_query()


@pytest.mark.parametrize("form", FORMS)
@given(parameters=PARAMETERS)
def test_names_stand_in_one_order_whatever_order_they_were_asked_in(form, parameters):
    backwards = dict(reversed(parameters.items()))

    choices = asked(form, parameters)

    names = list(QueryDict(choices.permanent_query().removeprefix("?")))
    assert names == [name for name in ORDER if name in names]
    assert asked(form, backwards).suffix == choices.suffix


@pytest.mark.parametrize("form", FORMS)
def test_the_default_view_has_the_plain_address_and_a_dated_permalink(form):
    choices = asked(form, {})

    plain = "?a=RU&b=UA" if form is CompareForm else ""
    assert choices.suffix == plain
    assert choices.query() == plain or "?"
    assert choices.permanent_query() == {
        CompareForm: f"?a=RU&b=UA&as_of={NEWEST}",
        PapersForm: "",
        PeriodForm: f"?from=2026-05-08&to={NEWEST}",
    }.get(form, f"?as_of={NEWEST}")


def test_a_page_without_choices_has_an_address_without_parameters():
    choices = Choices(edition=EDITION)

    assert (choices.suffix, choices.query(), choices.permanent_query()) == ("", "?", "")
    assert (choices.carried, choices.complaints) == ("", ())


def test_day_and_evidence_go_along_to_other_pages_and_nothing_else_does():
    choices = asked(
        MatrixForm,
        {
            "as_of": "2025-04-22",
            "known_at": "2025-05-01",
            "own_words_only": "1",
            "party": "RU",
            "compare_to": "2025-04-01",
            "cell": "RU.talks",
        },
    )

    assert choices.carried == "?as_of=2025-04-22&known_at=2025-05-01&own_words_only=1"


def test_a_change_gives_another_address_and_leaves_the_choices_as_they_are():
    choices = asked(MatrixForm, {"as_of": "2025-04-22", "party": "US,RU"})

    assert choices.query(party=(), cell="RU.talks") == "?as_of=2025-04-22&cell=RU.talks"
    assert choices.query(as_of=NEWEST, party=()) == "?"
    assert choices.suffix == "?as_of=2025-04-22&party=RU,US"


def test_the_chosen_parties_and_groups_narrow_the_table():
    everything, some = (
        asked(MatrixForm, {}),
        asked(MatrixForm, {"party": "EU,UA", "group": "land"}),
    )

    assert everything.parties == ("RU", "UA", "US", "EU")
    assert everything.issues == ("ceasefire", "talks", "crimea")
    assert (some.parties, some.issues) == (("UA", "EU"), ("crimea",))


@pytest.mark.parametrize(
    ("shown", "columns"),
    [
        ("", ("RU", "UA", "US")),
        ("RU,UA,US", ("RU", "UA", "US")),
        ("EU", ("EU",)),
        ("EU,US,UA,RU", ("RU", "UA", "US")),
    ],
)
def test_a_narrow_screen_shows_both_sides_and_one_party_more(shown, columns):
    assert asked(MatrixForm, {"show": shown}).phone_parties == columns


def test_the_columns_of_a_narrow_screen_stand_in_the_address_if_they_are_others():
    assert asked(MatrixForm, {"show": "US,UA,RU"}).suffix == ""
    assert asked(MatrixForm, {"show": "US,EU"}).suffix == "?show=US,EU"


def test_a_party_stands_once_in_the_address_of_a_comparison():
    choices = asked(CompareForm, {"a": "US", "b": "EU", "party": "RU,US"})

    assert choices.suffix == "?a=US&b=EU&party=RU"


def test_the_day_before_is_thirty_days_ago_unless_it_is_chosen():
    chosen = asked(MatrixForm, {"as_of": "2025-04-22", "compare_to": "2025-04-01"})

    assert asked(MatrixForm, {"as_of": "2025-04-22"}).since == date(2025, 3, 23)
    assert chosen.since == date(2025, 4, 1)
    assert chosen.for_files == "?as_of=2025-04-22"
