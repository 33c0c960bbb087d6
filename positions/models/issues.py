"""Issues in dispute, their options, and the cues that hint at an option."""

from django.db import models
from django.db.models import Q

from positions.models.catalogue import LANGUAGE_CHOICES
from positions.models.choices import choices
from positions.vocabulary import CueKind


class IssueGroup(models.Model):
    """A heading under which issues stand in the matrix."""

    process = models.ForeignKey(
        "positions.PeaceProcess", on_delete=models.CASCADE, related_name="issue_groups"
    )
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "key"], name="issue_group_key_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Issue(models.Model):
    """One question in dispute, with its scale of options."""

    process = models.ForeignKey(
        "positions.PeaceProcess", on_delete=models.PROTECT, related_name="issues"
    )
    group = models.ForeignKey(
        IssueGroup, on_delete=models.PROTECT, related_name="issues"
    )
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    question = models.CharField(max_length=200)
    why = models.TextField(blank=True, help_text="Why the question matters.")
    ordinal = models.BooleanField(
        default=True, help_text="No: categories without an order."
    )
    order = models.PositiveSmallIntegerField(default=0)
    pole_minus = models.TextField(blank=True)
    pole_plus = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["process", "key"], name="issue_key_once"),
        ]

    def __str__(self) -> str:
        return self.title


class IssueCue(models.Model):
    """A word or phrase that shows what a sentence is about, whatever its stance."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="cues")
    text = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)

    class Meta:
        ordering = ["issue", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "text", "language"], name="issue_cue_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Option(models.Model):
    """One stance on an issue."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(max_length=40)
    value = models.FloatField(
        null=True, blank=True, help_text="-1 to 1; empty: no place on the scale."
    )
    label = models.CharField(max_length=40, help_text="At most four words.")
    description = models.TextField(blank=True)
    use_when = models.TextField(blank=True, help_text="Codebook: when to use it.")
    not_when = models.TextField(blank=True, help_text="Codebook: when not.")
    order = models.PositiveSmallIntegerField(default=0)
    unused = models.BooleanField(default=False)

    class Meta:
        ordering = ["issue", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "key"], name="option_key_once"),
            models.CheckConstraint(
                name="option_value_between_the_poles",
                condition=Q(value__isnull=True) | Q(value__gte=-1.0, value__lte=1.0),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Cue(models.Model):
    """A phrase or example sentence that hints at an option."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="cues")
    text = models.CharField(max_length=400)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    kind = models.CharField(max_length=8, choices=choices(CueKind))

    class Meta:
        ordering = ["option", "language", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["option", "text", "language", "kind"], name="cue_once"
            ),
            models.CheckConstraint(name="cue_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
