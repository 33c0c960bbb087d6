"""Peace processes, parties and the people who speak for them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from positions.languages import LANGUAGES
from positions.models.choices import choices
from positions.vocabulary import AliasType, PartyKind

LANGUAGE_CHOICES = [(code, code) for code in LANGUAGES]


class PeaceProcess(models.Model):
    """One set of talks: its parties, issues, events and proposals."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "peace processes"

    def __str__(self) -> str:
        return self.name


class Party(models.Model):
    """A state, bloc or organisation that takes positions."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=80, unique=True)
    short_name = models.CharField(
        max_length=24, blank=True, help_text="For narrow places; empty = the name."
    )
    kind = models.CharField(max_length=12, choices=choices(PartyKind))
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166-1 alpha-2, empty if none."
    )
    colour = models.CharField(max_length=7, blank=True)
    members = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="blocs"
    )

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(
                name="party_kind_is_known", condition=Q(kind__in=list(PartyKind))
            ),
            models.CheckConstraint(name="party_code_not_empty", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def narrow_name(self) -> str:
        return self.short_name or self.name


class Participation(models.Model):
    """A party's seat in a peace process and its fixed place in the order."""

    process = models.ForeignKey(
        PeaceProcess, on_delete=models.CASCADE, related_name="participations"
    )
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="participations"
    )
    role = models.CharField(max_length=12, choices=choices(PartyKind))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "party"], name="party_takes_part_once"
            ),
            models.CheckConstraint(
                name="participation_role_is_known",
                condition=Q(role__in=list(PartyKind)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} in {self.process}"


class PartyAlias(models.Model):
    """A word that stands for a party; an ambiguous one needs a second hint."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    type = models.CharField(
        max_length=8, choices=choices(AliasType), default=AliasType.NAME
    )
    ambiguous = models.BooleanField(default=False)

    class Meta:
        ordering = ["party", "language", "text"]
        verbose_name_plural = "party aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["party", "text", "language"], name="party_alias_once"
            ),
            models.CheckConstraint(name="party_alias_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"


class Speaker(models.Model):
    """A person who spoke in a public office. Nothing private is kept."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SpeakerAlias(models.Model):
    """A spelling of a speaker's name in one language."""

    speaker = models.ForeignKey(
        Speaker, on_delete=models.CASCADE, related_name="aliases"
    )
    text = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)

    class Meta:
        ordering = ["speaker", "language", "text"]
        verbose_name_plural = "speaker aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["speaker", "text", "language"], name="speaker_alias_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"


class OfficeQuerySet(models.QuerySet["Office"]):
    def held_on(self, day: date) -> Self:
        """Offices in force on `day`; an unknown end counts as open."""
        return self.filter(
            Q(from_date__isnull=True) | Q(from_date__lte=day),
            Q(to_date__isnull=True) | Q(to_date__gte=day),
        )


class Office(models.Model):
    """A dated role in which a speaker spoke for a party."""

    speaker = models.ForeignKey(
        Speaker, on_delete=models.CASCADE, related_name="offices"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="offices")
    title = models.CharField(max_length=120)
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["speaker", "from_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["speaker", "party", "title"], name="office_once"
            ),
            models.CheckConstraint(
                name="office_ends_after_it_begins",
                condition=Q(from_date__isnull=True)
                | Q(to_date__isnull=True)
                | Q(to_date__gte=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}, {self.title}"
