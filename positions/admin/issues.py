"""The codebook: issues, options and cues."""

from dataclasses import asdict

from django.contrib import admin
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path

from positions.admin.base import CountsStatements, CuratedAdmin
from positions.admin.merging import MergeMixin
from positions.languages import CATALOGUE_LANGUAGE
from positions.models import Cue, Issue, IssueCue, IssueGroup, Option
from positions.readers.cue_preview import stored_passages
from positions.vocabulary import Mergeable


class OptionInline(admin.StackedInline):
    model = Option
    extra = 0
    show_change_link = True


class IssueCueInline(admin.TabularInline):
    model = IssueCue
    extra = 0


class CueInline(admin.TabularInline):
    model = Cue
    extra = 0


class CuePreviewMixin:
    """Shows, while a cue is typed, what it finds in the stored texts."""

    class Media:
        js = ["positions/cue_preview.js"]
        css = {"all": ["positions/admin.css"]}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.preview_view)  # type: ignore[attr-defined]
        name = f"positions_{self.opts.model_name}_cue_preview"  # type: ignore[attr-defined]
        return [path("cue-preview/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def preview_view(self, request: HttpRequest) -> JsonResponse:
        """Passages of stored texts that hold the cue, as JSON."""
        language = request.GET.get("language") or CATALOGUE_LANGUAGE
        preview = stored_passages(request.GET.get("text", ""), language)
        return JsonResponse(asdict(preview))


@admin.register(IssueGroup)
class IssueGroupAdmin(CuratedAdmin):
    list_display = ["title", "process", "key", "order"]
    list_filter = ["process"]
    list_select_related = ["process"]
    search_fields = ["title", "key"]


@admin.register(Issue)
class IssueAdmin(CountsStatements, MergeMixin, CuratedAdmin):
    mergeable = Mergeable.ISSUE
    list_display = ["title", "key", "group", "ordinal", "order", "statement_count"]
    list_filter = ["process", "group", "ordinal"]
    list_select_related = ["group"]
    search_fields = ["title", "key", "question"]
    autocomplete_fields = ["process", "group"]
    inlines = [OptionInline, IssueCueInline]


@admin.register(Option)
class OptionAdmin(CountsStatements, MergeMixin, CuePreviewMixin, CuratedAdmin):
    mergeable = Mergeable.OPTION
    list_display = ["label", "issue", "key", "value", "unused", "statement_count"]
    list_filter = ["issue", "unused"]
    list_select_related = ["issue"]
    search_fields = ["label", "key", "issue__title", "description"]
    autocomplete_fields = ["issue"]
    inlines = [CueInline]


@admin.register(Cue)
class CueAdmin(CuePreviewMixin, CuratedAdmin):
    list_display = ["text", "option", "language", "kind"]
    list_filter = ["language", "kind", "option__issue"]
    list_select_related = ["option"]
    search_fields = ["text"]
    autocomplete_fields = ["option"]


@admin.register(IssueCue)
class IssueCueAdmin(CuePreviewMixin, CuratedAdmin):
    list_display = ["text", "issue", "language"]
    list_filter = ["language", "issue"]
    list_select_related = ["issue"]
    search_fields = ["text"]
    autocomplete_fields = ["issue"]
