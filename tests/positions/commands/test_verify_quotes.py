"""verify_quotes must catch every change of quote, text or offsets."""

import random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from positions.actions.audit import install
from positions.models import Statement
from positions.readers.quotes import faults_of_quotes
from tests.curated import make_article, make_party, make_statement

pytestmark = pytest.mark.django_db
QUOTES = [
    "a full and lasting ceasefire",
    "повне та безумовне припинення вогню",
    "eine überwachte Waffenruhe",
    "«прекращение огня» и гарантии",
    "un cessez-le-feu – immédiat – et vérifiable",
    "“talks” first 🕊️, then borders",
]


class RollbackError(Exception):
    """Ends the savepoint of one mutation."""


@pytest.fixture
def statements() -> list[Statement]:
    made = []
    for number, quote in enumerate(QUOTES * 4):
        before, after = f"Text {number}, day {number * 7}. She said: ", " – so far."
        article = make_article(before + quote + after)
        start = len(before)
        made.append(
            make_statement(
                article=article,
                quote=quote,
                party=make_party(f"P{number}"),
                prefix=before[-20:],
                suffix=after[:8],
            )
        )
        assert article.text[start : start + len(quote)] == quote
    return made


def changed(text: str, chance: random.Random) -> str:
    """One character replaced, dropped or added somewhere."""
    at = chance.randrange(len(text))
    other = chance.choice("аеоxyz '’-–—\u200b\u202e1")
    kinds = [
        text[:at] + other + text[at + 1 :],
        text[:at] + text[at + 1 :],
        text[:at] + other + text[at:],
    ]
    return next((kind for kind in chance.sample(kinds, 3) if kind != text), text + "x")


def mutate(statement: Statement, chance: random.Random) -> None:
    what = chance.choice(["quote", "text", "start", "end", "both"])
    row = Statement.objects.filter(pk=statement.pk)
    by = chance.choice([-3, -2, -1, 1, 2, 3])
    if what == "quote":
        row.update(quote=changed(statement.quote, chance))
    elif what == "text":
        article = statement.article
        assert article
        article.text = changed(article.text, chance)
        article.save()
    elif what == "both":
        row.update(start=statement.start + by, end=statement.end + by)
    else:
        row.update(**{what: getattr(statement, what) + by})


def test_500_of_500_seeded_mutations_are_caught(statements) -> None:
    chance = random.Random(20250422)
    install.remove(connection)
    caught = 0

    for _ in range(500):
        try:
            with transaction.atomic():
                mutate(chance.choice(statements), chance)
                caught += bool(list(faults_of_quotes()))
                raise RollbackError
        except RollbackError:
            pass

    assert caught == 500
    assert list(faults_of_quotes()) == []


def test_command_counts_quotes_when_all_hold(statements, capsys) -> None:
    call_command("verify_quotes")

    assert capsys.readouterr().out == "24 verified quotes, 0 mismatches.\n"


def test_command_names_the_statement_that_does_not_hold(statements) -> None:
    install.remove(connection)
    Statement.objects.filter(pk=statements[3].pk).update(quote="never said")

    with pytest.raises(CommandError, match=f"statement {statements[3].pk}: the quote"):
        call_command("verify_quotes")
