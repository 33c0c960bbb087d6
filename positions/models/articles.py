"""Publishers, their feeds, and the texts that were imported from them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from positions.models.choices import choices
from positions.vocabulary import Grade

models.TextField.register_lookup(Length)
models.CharField.register_lookup(Length)


class Source(models.Model):
    """A publisher. The grade is the publisher's, not the statement's."""

    name = models.CharField(max_length=160, unique=True)
    domain = models.CharField(max_length=160, blank=True, db_index=True)
    grade = models.CharField(max_length=1, choices=choices(Grade), blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="source_grade_is_known",
                condition=Q(grade="") | Q(grade__in=list(Grade)),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """One text with its provenance and hash; immutable once a statement quotes it."""

    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    url = models.URLField(max_length=2000, blank=True)
    canonical_url = models.CharField(max_length=2000, blank=True, db_index=True)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField()
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    fingerprint = models.CharField(
        max_length=64, db_index=True, help_text="Hash of the normalised text."
    )
    signature = models.BinaryField(default=b"", help_text="MinHash of the text.")
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies"
    )
    revises = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="revisions",
        help_text="The earlier text of the same page.",
    )
    provenance = models.JSONField(
        default=dict, blank=True, help_text="Where each value came from."
    )

    class Meta:
        ordering = ["-fetched_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["canonical_url", "text_sha256"], name="article_text_once_a_page"
            ),
            models.CheckConstraint(name="article_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="article_hash_is_sha256", condition=Q(text_sha256__length=64)
            ),
            models.CheckConstraint(
                name="article_copies_another",
                condition=Q(duplicate_of__isnull=True) | ~Q(duplicate_of=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Article {self.pk}"


class ArticleBand(models.Model):
    """A band of an article's MinHash: equal bands make two texts candidates."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bands")
    key = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "article"], name="band_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.key}"
