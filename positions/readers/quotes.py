"""Checks every verified quote against the text it was taken from."""

import hashlib
from collections.abc import Iterator

from positions.models import Article, Statement
from positions.vocabulary import Evidence


def faults_of_quotes() -> Iterator[str]:
    """Texts that do not match their hash, quotes that do not stand in their text."""
    verified = Statement.objects.filter(evidence=Evidence.VERIFIED)
    by_article: dict[int, list[Statement]] = {}
    for statement in verified.only(*PLACE).order_by("pk"):
        by_article.setdefault(statement.article_id or 0, []).append(statement)
    for article in Article.objects.order_by("pk").iterator(chunk_size=100):
        if hashlib.sha256(article.text.encode()).hexdigest() != article.text_sha256:
            yield f"article {article.pk}: the text does not match its hash"
        for statement in by_article.get(article.pk, []):
            yield from _faults(article.text, statement)


PLACE = ("article_id", "quote", "start", "end", "prefix", "suffix")


def _faults(text: str, statement: Statement) -> Iterator[str]:
    start, end = statement.start or 0, statement.end or 0
    name = f"statement {statement.pk}"
    if text[start:end] != statement.quote or not statement.quote:
        yield f"{name}: the quote is not what stands at {start} to {end}"
        return
    before = text[max(0, start - len(statement.prefix)) : start]
    after = text[end : end + len(statement.suffix)]
    if before != statement.prefix or after != statement.suffix:
        yield f"{name}: the words around the quote differ from those stored"


def count_quotes() -> int:
    """How many verified quotes there are."""
    return Statement.objects.filter(evidence=Evidence.VERIFIED).count()
