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


def same_article(found: Obtained) -> Article | None:
    """The article that already holds this very text of this very page."""
    sha256 = text_sha256(found.text)
    return Article.objects.filter(
        canonical_url=found.canonical_url, text_sha256=sha256
    ).first()


def store_article(found: Obtained, now: datetime) -> Article:
    """Write a new article; its `duplicate_of` names the first report of one text.

    Call inside the transaction that also ends the job.
    """
    signature = minhash_signature(found.text)
    article = Article(
        source=_source(found),
        url=found.url,
        canonical_url=found.canonical_url,
        title=found.title[:500],
        author=found.author[:200],
        language=found.language,
        published_at=found.published_at,
        fetched_at=now,
        text=found.text,
        text_sha256=text_sha256(found.text),
        fingerprint=fingerprint(found.text),
        signature=signature,
        provenance=found.provenance,
    )
    article.revises = _earlier_revision(found)
    if article.revises is None:
        article.duplicate_of = first_report(article)
    article.save()
    ArticleBand.objects.bulk_create(
        [ArticleBand(article=article, key=key) for key in band_keys(signature)]
    )
    return article


def _source(found: Obtained) -> Source | None:
    """The publisher by name, else by domain; made if neither is known."""
    if found.source_name:
        source = Source.objects.filter(name=found.source_name[:160]).first()
        if source:
            return source
    if found.domain:
        source = Source.objects.filter(domain=found.domain).first()
        if source:
            return source
    name = found.source_name or found.domain
    if not name:
        return None
    source, _ = Source.objects.get_or_create(
        name=name[:160], defaults={"domain": found.domain[:160]}
    )
    return source


def _earlier_revision(found: Obtained) -> Article | None:
    if not found.canonical_url:
        return None
    return Article.objects.filter(canonical_url=found.canonical_url).first()


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
