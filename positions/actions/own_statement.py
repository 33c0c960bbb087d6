"""Statements that a person makes: from a stored text, or cited from a linked page."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from positions.actions.acting import acting_as
from positions.actions.decision import RefusedError
from positions.extraction.quote_match import QuoteMatch, find_quote
from positions.models import Article, Source, Statement
from positions.vocabulary import Evidence

CONTEXT = 32
Coding = Mapping[str, Any]


def make_verified(
    article: Article, quote: str, coding: Coding, *, by: User, near: int = 0
) -> Statement:
    """Propose a statement on a passage; the quote becomes what the text says there."""
    match = find_quote(article.text, quote, near=near)
    if match is None:
        raise RefusedError(
            "The quote is not in this text. Select it in the text, or check the words."
        )
    statement = Statement(
        **_plain(coding),
        **_place(article.text, match),
        article=article,
        evidence=Evidence.VERIFIED,
        quote=match.exact,
        quote_language=article.language[:2],
        grade=article.source.grade if article.source else "",
        coder=by.get_username(),
    )
    return _store(statement, coding, by)


def make_cited(
    coding: Coding, *, by: User, publisher: str, url: str, title: str, quote: str
) -> Statement:
    """Propose a statement whose text is not held here; publisher and link are shown."""
    if not (publisher.strip() and url.strip() and quote.strip()):
        raise RefusedError("A cited statement needs publisher, link and quote.")
    with transaction.atomic(), acting_as(by):
        source, _ = Source.objects.get_or_create(name=publisher.strip())
        statement = Statement(
            **_plain(coding),
            evidence=Evidence.CITED,
            quote=quote.strip(),
            source=source,
            source_url=url,
            source_title=title,
            grade=source.grade,
            coder=by.get_username(),
        )
        return _store(statement, coding, by)


def _plain(coding: Coding) -> dict[str, Any]:
    return {name: value for name, value in coding.items() if name != "joint_with"}


def _place(text: str, match: QuoteMatch) -> dict[str, Any]:
    return {
        "start": match.start,
        "end": match.end,
        "prefix": text[max(0, match.start - CONTEXT) : match.start],
        "suffix": text[match.end : match.end + CONTEXT],
    }


def _store(statement: Statement, coding: Coding, by: User) -> Statement:
    with transaction.atomic(), acting_as(by):
        try:
            statement.full_clean()
        except ValidationError as error:
            raise RefusedError(" ".join(error.messages)) from None
        statement.save(force_insert=True)
        statement.joint_with.set(coding.get("joint_with", []))
    return statement
