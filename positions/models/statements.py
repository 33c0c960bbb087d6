"""What parties said, and how it was coded and reviewed."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from positions.models.choices import choices
from positions.vocabulary import (
    LEAK_KINDS,
    PUBLIC,
    Attribution,
    Evidence,
    Grade,
    Kind,
    Review,
    Tier,
)


class StatementQuerySet(models.QuerySet["Statement"]):
    def accepted(self) -> Self:
        return self.filter(review=Review.ACCEPTED)

    def proposed(self) -> Self:
        return self.filter(review=Review.PROPOSED)

    def public(self) -> Self:
        """What an anonymous reader may see: accepted, and retracted as such."""
        return self.filter(review__in=PUBLIC)

    def signed_by(self, parties: Iterable[int]) -> Self:
        """Joint texts with one of the parties among their further signatories."""
        signed = Statement.joint_with.through.objects.filter(party__in=parties)
        return self.filter(pk__in=signed.values("statement"))

    def up_to(self, as_of: date) -> Self:
        return self.filter(said_on__lte=as_of)

    def known_at(self, day: date) -> Self:
        """Reported by `day`; where no report day is given, said by `day`."""
        return self.annotate(known_on=Coalesce("reported_on", "said_on")).filter(
            known_on__lte=day
        )

    def to_recheck_first(self) -> Self:
        """Accepted on weak ground: a grade C page, or a quote we hold no text for."""
        return self.accepted().filter(
            Q(grade=Grade.C) | (Q(evidence=Evidence.CITED) & ~Q(quote=""))
        )


class Statement(models.Model):
    """What a party said on an issue, and how it was coded."""

    key = models.CharField(
        max_length=80, unique=True, null=True, blank=True, help_text="Stable name."
    )
    article = models.ForeignKey(
        "positions.Article",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
    )
    party = models.ForeignKey(
        "positions.Party", on_delete=models.PROTECT, related_name="statements"
    )
    joint_with = models.ManyToManyField(
        "positions.Party", blank=True, related_name="joint_statements"
    )
    issue = models.ForeignKey(
        "positions.Issue", on_delete=models.PROTECT, related_name="statements"
    )
    option = models.ForeignKey(
        "positions.Option",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text="Empty: evidence only, sets no cell.",
    )
    speaker = models.ForeignKey(
        "positions.Speaker",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
    )
    speaker_role = models.CharField(max_length=160, blank=True)
    said_on = models.DateField(db_index=True)
    said_on_note = models.CharField(max_length=300, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    quote = models.TextField(blank=True, help_text="Verbatim.")
    quote_language = models.CharField(max_length=2, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    summary = models.TextField(blank=True)
    condition = models.TextField(blank=True, help_text="The 'if' of the statement.")
    note = models.TextField(blank=True)
    attribution = models.CharField(max_length=18, choices=choices(Attribution))
    kind = models.CharField(max_length=10, choices=choices(Kind))
    evidence = models.CharField(max_length=8, choices=choices(Evidence))
    source = models.ForeignKey(
        "positions.Source",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
    )
    source_title = models.CharField(max_length=500, blank=True)
    source_url = models.URLField(max_length=2000, blank=True)
    also_urls = models.JSONField(default=list, blank=True)
    grade = models.CharField(max_length=1, choices=choices(Grade), blank=True)
    tier = models.PositiveSmallIntegerField(
        choices=[(tier.value, str(tier.value)) for tier in Tier], default=Tier.COUNTS
    )
    coder = models.CharField(max_length=60, help_text="Person or named rule set.")
    coder_version = models.CharField(max_length=20, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    why = models.JSONField(default=list, blank=True)
    review = models.CharField(
        max_length=10, choices=choices(Review), default=Review.PROPOSED, db_index=True
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reviewed_statements",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["-said_on", "-pk"]
        indexes = [
            models.Index(
                fields=["party", "issue", "-said_on", "-id"],
                name="accepted_by_cell",
                condition=Q(review="accepted"),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="reviewed_statement_names_its_reviewer",
                condition=Q(
                    review=Review.PROPOSED,
                    reviewed_by__isnull=True,
                    reviewed_at__isnull=True,
                )
                | Q(
                    review__in=[Review.ACCEPTED, Review.REJECTED, Review.RETRACTED],
                    reviewed_by__isnull=False,
                    reviewed_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="retraction_gives_a_reason",
                condition=~Q(review=Review.RETRACTED) | ~Q(review_note=""),
            ),
            models.CheckConstraint(
                name="verified_quote_has_its_span",
                condition=Q(
                    evidence=Evidence.VERIFIED,
                    article__isnull=False,
                    start__isnull=False,
                    end__gt=F("start"),
                )
                & ~Q(quote="")
                | Q(
                    evidence=Evidence.CITED,
                    article__isnull=True,
                    start__isnull=True,
                    end__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="cited_statement_links_its_source",
                condition=Q(evidence=Evidence.VERIFIED)
                | (Q(source__isnull=False) & ~Q(source_url="")),
            ),
            models.CheckConstraint(
                name="direct_quote_has_words",
                condition=~Q(attribution=Attribution.DIRECT_QUOTE) | ~Q(quote=""),
            ),
            models.CheckConstraint(
                name="leak_is_never_a_partys_own_line",
                condition=~Q(attribution=Attribution.LEAK)
                | Q(kind__in=list(LEAK_KINDS)),
            ),
            models.CheckConstraint(
                name="statement_words_are_known",
                condition=Q(
                    attribution__in=list(Attribution),
                    kind__in=list(Kind),
                    evidence__in=list(Evidence),
                    review__in=list(Review),
                    tier__in=list(Tier),
                ),
            ),
            models.CheckConstraint(
                name="reported_not_before_said",
                condition=Q(reported_on__isnull=True)
                | Q(reported_on__gte=F("said_on")),
            ),
            models.CheckConstraint(
                name="confidence_is_a_share",
                condition=Q(confidence__isnull=True)
                | Q(confidence__gte=0.0, confidence__lte=1.0),
            ),
            models.CheckConstraint(
                name="statement_names_its_coder", condition=~Q(coder="")
            ),
            models.UniqueConstraint(
                fields=["article", "start", "end", "party", "issue"],
                name="one_statement_per_span_party_and_issue",
                condition=Q(article__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} on {self.issue}, {self.said_on}"

    def clean(self) -> None:
        """Refuse what the database would: a foreign option, a quote not in the text."""
        if self.option is not None and self.option.issue_id != self.issue_id:
            raise ValidationError({"option": "The option belongs to another issue."})
        if self.evidence == Evidence.VERIFIED and not self.quote_matches:
            raise ValidationError(
                {"quote": "The quote is not what stands in the text at this place."}
            )

    @property
    def quote_matches(self) -> bool:
        """True when the stored text holds the quote at its offsets."""
        text = self.article.text if self.article else ""
        return self.start is not None and text[self.start : self.end] == self.quote
