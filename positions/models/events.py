"""Events on the time line, and papers with their clauses."""

from django.db import models
from django.db.models import F, Q

from positions.models.choices import choices
from positions.vocabulary import Attribution, EventKind, ProposalStatus


class Event(models.Model):
    """A meeting, truce, attack, document or deadline."""

    process = models.ForeignKey(
        "positions.PeaceProcess", on_delete=models.CASCADE, related_name="events"
    )
    key = models.CharField(max_length=80)
    date = models.DateField(db_index=True)
    end_date = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=choices(EventKind))
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    source_url = models.URLField(max_length=2000)

    class Meta:
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["process", "key"], name="event_key_once"),
            models.CheckConstraint(
                name="event_ends_after_it_begins",
                condition=Q(end_date__isnull=True) | Q(end_date__gte=F("date")),
            ),
            models.CheckConstraint(
                name="event_kind_is_known", condition=Q(kind__in=list(EventKind))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Proposal(models.Model):
    """A paper: a plan as clauses on the same issues."""

    process = models.ForeignKey(
        "positions.PeaceProcess", on_delete=models.CASCADE, related_name="proposals"
    )
    key = models.CharField(max_length=80)
    title = models.CharField(max_length=160)
    date = models.DateField()
    authors = models.ManyToManyField(
        "positions.Party", blank=True, related_name="proposals"
    )
    status = models.CharField(max_length=12, choices=choices(ProposalStatus))
    attribution = models.CharField(max_length=18, choices=choices(Attribution))
    source_urls = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "key"], name="proposal_key_once"
            ),
            models.CheckConstraint(
                name="leaked_paper_is_marked_as_leak",
                condition=Q(status=ProposalStatus.LEAKED, attribution=Attribution.LEAK)
                | (~Q(status=ProposalStatus.LEAKED) & ~Q(attribution=Attribution.LEAK)),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Clause(models.Model):
    """One point of a paper, placed on an issue where it fits an option."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="clauses"
    )
    issue = models.ForeignKey(
        "positions.Issue", on_delete=models.PROTECT, related_name="clauses"
    )
    option = models.ForeignKey(
        "positions.Option", null=True, blank=True, on_delete=models.PROTECT
    )
    text = models.TextField(help_text="In our words, not a quotation.")
    source_url = models.URLField(max_length=2000)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["proposal", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "order"], name="clause_order_once"
            ),
            models.CheckConstraint(name="clause_has_text", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text[:60]
