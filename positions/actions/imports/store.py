"""Stores an article once, and finds the text that it repeats."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from positions.actions.imports.obtain import Obtained
from positions.extraction import ProposedStatement
from positions.models import Article, ArticleBand, Source, Statement
from positions.sources import (
    band_keys,
    fingerprint,
    minhash_signature,
    shared_part,
    similarity,
    text_sha256,
)
from positions.sources.near import SAME_TEXT

# Of the shorter text's word pairs, how many the other must have to be one report.
MOSTLY_THE_SAME = 0.6
# Any number that no other advisory lock uses.
TURN = 5_281_978


def wait_for_turn() -> None:
    """Compare and store one text at a time, until the transaction ends.

    Else of two equal texts that come at the same moment neither would see the other.
    SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def same_article(obtained: Obtained) -> Article | None:
    """The article that already holds this very text of this very page."""
    sha256 = text_sha256(obtained.text)
    return Article.objects.filter(
        canonical_url=obtained.canonical_url, text_sha256=sha256
    ).first()


def store_article(obtained: Obtained, now: datetime) -> Article:
    """Write a new article; its `duplicate_of` names the first report of one text.

    Call inside the transaction that also ends the job.
    """
    signature = minhash_signature(obtained.text)
    article = Article(
        source=_source(obtained),
        url=obtained.url,
        canonical_url=obtained.canonical_url,
        title=obtained.title[:500],
        author=obtained.author[:200],
        language=obtained.language,
        published_at=obtained.published_at,
        fetched_at=now,
        text=obtained.text,
        text_sha256=text_sha256(obtained.text),
        fingerprint=fingerprint(obtained.text),
        signature=signature,
        provenance=obtained.provenance,
    )
    article.revises = _earlier_revision(obtained)
    if article.revises is None:
        article.duplicate_of = first_report(article)
    article.save()
    ArticleBand.objects.bulk_create(
        [ArticleBand(article=article, key=key) for key in band_keys(signature)]
    )
    return article


def _source(obtained: Obtained) -> Source | None:
    """The publisher by name, else by domain; made if neither is known."""
    if obtained.source_name:
        source = Source.objects.filter(name=obtained.source_name[:160]).first()
        if source:
            return source
    if obtained.domain:
        source = Source.objects.filter(domain=obtained.domain).first()
        if source:
            return source
    name = obtained.source_name or obtained.domain
    if not name:
        return None
    source, _ = Source.objects.get_or_create(
        name=name[:160], defaults={"domain": obtained.domain[:160]}
    )
    return source


def _earlier_revision(obtained: Obtained) -> Article | None:
    if not obtained.canonical_url:
        return None
    return Article.objects.filter(canonical_url=obtained.canonical_url).first()


def first_report(article: Article) -> Article | None:
    """The oldest stored report of the same text: equal words, or nearly equal."""
    exact = Article.objects.filter(fingerprint=article.fingerprint).order_by("pk")
    return (_root(exact)) or _near_report(article)


def _root(rows: QuerySet[Article]) -> Article | None:
    first = rows.select_related("duplicate_of").first()
    if first is None:
        return None
    return first.duplicate_of or first


def _near_report(article: Article) -> Article | None:
    signature = bytes(article.signature)
    keys = band_keys(signature)
    candidates = (
        Article.objects.filter(bands__key__in=keys)
        .filter(Q(language=article.language) | Q(language=""))
        .distinct()
        .order_by("pk")[:50]
    )
    for candidate in candidates:
        alike = similarity(signature, bytes(candidate.signature)) >= SAME_TEXT
        if alike and shared_part(article.text, candidate.text) >= MOSTLY_THE_SAME:
            return candidate.duplicate_of or candidate
    return None


def not_yet_proposed(
    article: Article, proposals: Iterable[ProposedStatement]
) -> tuple[ProposedStatement, ...]:
    """Of a page that changed, only what none of its earlier texts proposed already.

    What a person decided about a quote stands; the statement stays with the text
    that it was taken from.
    """
    if article.revises_id is None:
        return tuple(proposals)
    earlier = Statement.objects.filter(article__canonical_url=article.canonical_url)
    held = set(earlier.values_list("party__code", "issue__key", "quote"))
    return tuple(p for p in proposals if (p.party, p.issue, p.quote) not in held)
