"""Events, papers and their clauses."""

from django.contrib import admin

from positions.admin.base import CuratedAdmin, FormMixin
from positions.models import Clause, Event, Proposal


class ClauseInline(FormMixin, admin.StackedInline):
    model = Clause
    autocomplete_fields = ["issue", "option"]
    extra = 0


@admin.register(Event)
class EventAdmin(CuratedAdmin):
    list_display = ["date", "title", "kind", "process"]
    list_filter = ["process", "kind"]
    list_select_related = ["process"]
    search_fields = ["title", "description", "key"]
    date_hierarchy = "date"


@admin.register(Proposal)
class ProposalAdmin(CuratedAdmin):
    list_display = ["date", "title", "status", "attribution"]
    list_filter = ["process", "status", "authors"]
    search_fields = ["title", "key"]
    autocomplete_fields = ["authors"]
    inlines = [ClauseInline]


@admin.register(Clause)
class ClauseAdmin(CuratedAdmin):
    list_display = ["proposal", "order", "issue", "option", "text"]
    list_filter = ["proposal", "issue"]
    list_select_related = ["proposal", "issue", "option"]
    search_fields = ["text"]
    autocomplete_fields = ["proposal", "issue", "option"]
