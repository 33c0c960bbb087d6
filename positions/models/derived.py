"""What is worked out from accepted statements, and the counter of public changes."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from positions.models.choices import choices
from positions.vocabulary import OWN_LINE_RULE, Strength


class PositionQuerySet(models.QuerySet["Position"]):
    def on(self, as_of: date) -> Self:
        """Positions in force on `as_of`."""
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=as_of), valid_from__lte=as_of
        )


class Position(models.Model):
    """The interval in which an option is a party's stance in force.

    Derived, never typed in. `valid_to` is the first day on which it no longer
    holds. A contested cell has one row for each of its options.

    These options came into force on `entered_on` and were last said on `last_said_on`,
    by the time the interval begins.

    A line is often stated again. The first of consecutive intervals with the same
    options `opens` the stretch, if it is a stated line, and carries its end in
    `stretch_to`: measures read these rows only, a fraction of all.
    """

    party = models.ForeignKey(
        "positions.Party", on_delete=models.CASCADE, related_name="positions"
    )
    issue = models.ForeignKey(
        "positions.Issue", on_delete=models.CASCADE, related_name="positions"
    )
    option = models.ForeignKey("positions.Option", on_delete=models.CASCADE)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    entered_on = models.DateField()
    last_said_on = models.DateField()
    statement = models.ForeignKey(
        "positions.Statement", on_delete=models.CASCADE, related_name="positions"
    )
    contested = models.BooleanField(default=False)
    strength = models.CharField(max_length=8, choices=choices(Strength))
    joint = models.BooleanField(default=False)
    beside = models.ForeignKey(
        "positions.Statement",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="stands_beside",
        help_text="A newer statement that does not count.",
    )
    rule = models.CharField(max_length=20, default=OWN_LINE_RULE)
    opens = models.BooleanField(default=False)
    stretch_to = models.DateField(null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["party", "issue", "valid_from"]
        indexes = [
            models.Index(
                fields=["valid_from", "valid_to", "party", "issue"],
                name="position_as_of",
            ),
            # What a party holds on a day is read from the index alone; SQLite does so
            # only if the column of the condition is in it too.
            models.Index(
                fields=["valid_from", "stretch_to", "party", "option", "opens"],
                name="line_as_of",
                condition=Q(opens=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "issue", "valid_from", "option"],
                name="position_once",
            ),
            models.CheckConstraint(
                name="position_lasts_a_day",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            models.CheckConstraint(
                name="position_entered_before_it_was_last_said",
                condition=Q(entered_on__lte=F("last_said_on"))
                & Q(last_said_on__lte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="position_strength_is_known",
                condition=Q(strength__in=list(Strength)),
            ),
            models.CheckConstraint(
                name="position_opens_a_stretch_with_an_end",
                condition=Q(opens=False, stretch_to__isnull=True)
                | (
                    Q(opens=True)
                    & ~Q(strength=Strength.BESIDE)
                    & (Q(stretch_to__isnull=True) | Q(stretch_to__gt=F("valid_from")))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} on {self.issue} from {self.valid_from}"


class DataRevision(models.Model):
    """One counter, raised by every public change; part of every cache key."""

    number = models.PositiveBigIntegerField(default=0)
    raised_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_revision_counter", condition=Q(pk=1)),
        ]

    def __str__(self) -> str:
        return f"Revision {self.number}"
