"""A second reading is another person's, and counts once."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError

from positions.actions.colleagues import code_again
from positions.actions.decision import RefusedError
from positions.models import DoubleCoding
from tests.conftest import NOW
from tests.curated import make_accepted, make_statement, option_of

pytestmark = pytest.mark.django_db
CODING = {"attribution": "paraphrase", "kind": "remark"}


@pytest.fixture
def colleague() -> User:
    return User.objects.create_user("per", is_staff=True)


def readings() -> list[tuple]:
    fields = ("coder__username", "option__key", "no_position", "attribution", "kind")
    return list(DoubleCoding.objects.order_by("pk").values_list(*fields))


def test_who_accepted_a_statement_gives_no_second_reading(curator) -> None:
    accepted = make_accepted(curator, coder="per")

    with pytest.raises(RefusedError, match="You read this statement already"):
        code_again(accepted, by=curator, now=NOW, option=accepted.option, **CODING)

    assert readings() == []


def test_who_coded_a_statement_gives_no_second_reading(curator, colleague) -> None:
    accepted = make_accepted(curator, coder="per")

    with pytest.raises(RefusedError, match="You read this statement already"):
        code_again(accepted, by=colleague, now=NOW, option=accepted.option, **CODING)

    assert readings() == []


def test_another_person_reads_a_statement_once(curator, colleague) -> None:
    accepted = make_accepted(curator)
    other = option_of(accepted.issue, "partial")

    kept = code_again(accepted, by=colleague, now=NOW, option=other, **CODING)
    with pytest.raises(RefusedError, match="You coded this passage already"):
        code_again(accepted, by=colleague, now=NOW, option=None, **CODING)

    assert kept.at == NOW
    assert readings() == [("per", "partial", False, "paraphrase", "remark")]


def test_a_passage_without_a_position_has_neither_kind_nor_attribution(
    curator, colleague
) -> None:
    accepted = make_accepted(curator)

    code_again(accepted, by=colleague, now=NOW, option=None, **CODING)

    assert readings() == [("per", None, True, "", "")]


def test_the_database_keeps_one_reading_of_a_statement_by_a_coder(colleague) -> None:
    statement = make_statement()
    reading = {"statement": statement, "coder": colleague, "at": NOW}
    DoubleCoding.objects.create(**reading, option=statement.option)

    with pytest.raises(IntegrityError):
        DoubleCoding.objects.create(**reading, no_position=True)
