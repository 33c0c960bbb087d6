"""No anonymous address shows a word of a proposed or rejected statement."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from positions.actions import review_statement as review
from positions.models import Issue, Party, Proposal, Statement, StatementNote
from tests.curated import make_article, make_cited, make_statement

pytestmark = pytest.mark.django_db
SECRETS = ("zebrafinch", "quokkaword", "axolotlnote", "pangolinreason", "okapitext")


@pytest.fixture
def hidden(seeded, curator) -> list[Statement]:
    """A proposal and a rejected statement on a cell that readers look at."""
    party, issue = Party.objects.get(code="UA"), Issue.objects.get(key="ceasefire")
    article = make_article("They said: zebrafinch quokkaword now. okapitext follows.")
    common = {"party": party, "issue": issue, "option": issue.options.first()}
    proposed = make_statement(
        article=article,
        quote="zebrafinch quokkaword",
        summary="quokkaword",
        note="axolotlnote",
        **common,
    )
    rejected = make_cited(quote="quokkaword", summary="zebrafinch", **common)
    reason = {"reason": "pangolinreason"}
    review.reject(rejected, by=curator, now=timezone.now(), **reason)
    StatementNote.objects.create(
        statement=proposed, author=curator, text="axolotlnote", at=timezone.now()
    )
    return [proposed, rejected]


def addresses(hidden: list[Statement]) -> Iterator[str]:
    """Every pattern of the site, filled with what exists here."""
    for pattern in walk(get_resolver().url_patterns, ""):
        for row in hidden:
            yield filled(pattern, row)


def walk(patterns: list, before: str) -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here


def filled(pattern: str, row: Statement) -> str:
    values = {
        "<slug:process>": "russia-ukraine",
        "<int:pk>": str(row.pk),
        "<int:article>": str(row.article_id or 1),
        "<slug:key>": "ceasefire",
        "<str:key>": "ceasefire",
        "<str:code>": "UA",
        "<str:extension>": "csv",
        "<path:object_id>": str(row.pk),
    }
    for name, value in values.items():
        pattern = pattern.replace(name, value)
    return "/" + pattern.replace("^", "").replace("$", "").replace("\\Z", "")


def words_in(body: bytes) -> bytes:
    """The body, an archive unpacked."""
    if body[:2] != b"PK":
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_no_pattern_shows_a_hidden_word_to_a_stranger(hidden) -> None:
    client = Client(raise_request_exception=True)
    opened, leaks = 0, []
    for address in sorted(set(addresses(hidden))):
        if "<" in address or "(" in address:
            continue
        answer = client.get(address)
        assert answer.status_code in (200, 301, 302, 304, 403, 404, 405, 503), address
        opened += answer.status_code == 200
        body = words_in(b"".join(answer) if answer.streaming else answer.content)
        leaks += [(address, word) for word in SECRETS if word.encode() in body]

    assert leaks == []
    assert opened >= 20


def test_public_files_and_the_cell_hold_no_hidden_word(hidden) -> None:
    client = Client()
    for address in (
        "/?cell=UA.ceasefire",
        "/export/matrix.json",
        "/export/statements.csv",
        "/export/statements.json",
        "/issues/ceasefire/",
        "/parties/UA/",
        "/api/statements/",
        "/api/statements",
        "/feeds/changes.atom",
        "/proposals/" + Proposal.objects.all()[0].key + "/",
    ):
        answer = client.get(address, follow=True)
        body = b"".join(answer) if answer.streaming else answer.content
        assert not [word for word in SECRETS if word.encode() in body], address


def test_the_words_show_as_soon_as_a_person_accepts(hidden, curator) -> None:
    review.accept(hidden[0], by=curator, now=timezone.now())

    page = Client().get(f"/statements/{hidden[0].pk}/")

    assert "zebrafinch" in page.text
    assert "okapitext" not in page.text
