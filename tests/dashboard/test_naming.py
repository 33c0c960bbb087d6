import pytest

from dashboard.presenters.naming import sentence_case, subject, the
from dashboard.presenters.wording import spelled_alike
from positions.analysis import IssueScale
from positions.readers.catalogue import IssueEntry, OptionEntry, PartyEntry
from positions.vocabulary import PartyKind


def party(name):
    return PartyEntry(1, "XX", name, name, PartyKind.OTHER)


def issue(title, question="What then?", description=""):
    option = OptionEntry(1, "one", None, "One", description)
    return IssueEntry(
        pk=1,
        key="issue",
        title=title,
        question=question,
        why="",
        group="group",
        group_title="Group",
        pole_minus="",
        pole_plus="",
        options={"one": option},
        scale=IssueScale("issue", True, {"one": None}),
    )


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("European Union", "the European Union"),
        ("United States", "the United States"),
        ("Coalition of the willing", "the Coalition of the willing"),
        ("The Elders Alliance", "The Elders Alliance"),
        ("France", "France"),
        ("NATO", "NATO"),
    ],
)
def test_a_name_built_from_a_common_noun_takes_the_article(name, inside):
    assert the(party(name)) == inside


def test_a_title_is_small_inside_a_sentence_where_its_codebook_writes_it_small():
    asked = issue("Sanctions", "What should happen to the sanctions?")
    described = issue("Direct talks", description="No direct talks before a truce.")

    assert subject(asked) == "sanctions"
    assert subject(described) == "direct talks"


def test_a_title_that_may_be_a_proper_name_keeps_its_capital():
    assert subject(issue("Crimea", "Should Crimea be recognised?")) == "Crimea"
    assert subject(issue("NATO membership", "May it join NATO?")) == "NATO membership"
    assert subject(issue("Ports", "Who uses the portside?")) == "Ports"


def test_a_sentence_begins_with_a_capital_and_keeps_the_others():
    assert sentence_case("the United States agree") == "The United States agree"
    assert sentence_case("") == ""


def test_numbers_of_one_sentence_are_all_words_or_all_figures():
    assert spelled_alike(12, 3) == ("twelve", "three")
    assert spelled_alike(13, 3) == ("13", "3")
