"""What rules and workers write: positions, jobs, polls, signs of life."""

from django.contrib import admin

from positions.admin.base import ReadOnlyAdmin
from positions.models import (
    ArticleBand,
    DataRevision,
    FeedItem,
    FeedPoll,
    Heartbeat,
    ImportJob,
    Position,
    ReviewLease,
    Skip,
)


@admin.register(Position)
class PositionAdmin(ReadOnlyAdmin):
    list_display = ["party", "issue", "option", "valid_from", "valid_to", "strength"]
    list_filter = ["strength", "contested", "joint", "issue", "party"]
    list_select_related = ["party", "issue", "option"]
    date_hierarchy = "valid_from"


@admin.register(ImportJob)
class ImportJobAdmin(ReadOnlyAdmin):
    list_display = ["pk", "state", "kind", "input", "reason", "attempt", "created_at"]
    list_filter = ["state", "kind"]
    search_fields = ["input", "reason", "title"]
    exclude = ["payload"]


@admin.register(FeedPoll)
class FeedPollAdmin(ReadOnlyAdmin):
    list_display = ["at", "feed", "outcome", "seen", "new"]
    list_filter = ["feed"]
    list_select_related = ["feed"]


@admin.register(FeedItem)
class FeedItemAdmin(ReadOnlyAdmin):
    list_display = ["first_seen_at", "feed", "url"]
    list_filter = ["feed"]
    list_select_related = ["feed"]
    search_fields = ["url", "guid"]


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnlyAdmin):
    list_display = ["name", "at"]


@admin.register(DataRevision)
class DataRevisionAdmin(ReadOnlyAdmin):
    list_display = ["number", "raised_at"]


@admin.register(ArticleBand)
class ArticleBandAdmin(ReadOnlyAdmin):
    list_display = ["article", "key"]
    list_select_related = ["article"]


@admin.register(ReviewLease)
class ReviewLeaseAdmin(ReadOnlyAdmin):
    list_display = ["statement", "curator", "until"]
    list_select_related = ["statement__party", "statement__issue", "curator"]


@admin.register(Skip)
class SkipAdmin(ReadOnlyAdmin):
    list_display = ["statement", "curator", "at"]
    list_select_related = ["statement__party", "statement__issue", "curator"]
