"""Publishers, feeds and texts; a text shows the passages that were coded."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string

from positions.admin.base import AuditedAdmin, CountsStatements, CuratedAdmin
from positions.admin.merging import MergeMixin
from positions.models import Article, Feed, Source
from positions.readers.highlight import paragraphs
from positions.vocabulary import Mergeable


@admin.register(Source)
class SourceAdmin(CuratedAdmin):
    list_display = ["name", "domain", "grade"]
    list_filter = ["grade"]
    search_fields = ["name", "domain"]


@admin.register(Feed)
class FeedAdmin(CuratedAdmin):
    list_display = ["__str__", "source", "state", "failures", "next_fetch_at"]
    list_filter = ["state", ("last_error", admin.EmptyFieldListFilter)]
    list_select_related = ["source"]
    search_fields = ["url", "title"]
    autocomplete_fields = ["source"]
    readonly_fields = ["etag", "last_modified", "last_fetch_at", "last_error"]


@admin.register(Article)
class ArticleAdmin(CountsStatements, MergeMixin, AuditedAdmin):
    """Texts come by import; here they are read and copies are merged."""

    mergeable = Mergeable.ARTICLE
    list_display = ["__str__", "source", "language", "published_at", "statement_count"]
    list_filter = ["language", ("duplicate_of", admin.EmptyFieldListFilter)]
    list_select_related = ["source"]
    search_fields = ["title", "url", "source__name", "text"]
    date_hierarchy = "fetched_at"
    exclude = ["text", "signature"]
    readonly_fields = [
        "canonical_url",
        "fetched_at",
        "text_sha256",
        "fingerprint",
        "duplicate_of",
        "revises",
        "provenance",
        "coded_text",
    ]
    autocomplete_fields = ["source"]

    class Media:
        css = {"all": ["positions/admin.css"]}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="Text")
    def coded_text(self, article: Article) -> str:
        statements = list(article.statements.select_related("party", "issue", "option"))
        context = {"paragraphs": paragraphs(article.text, statements)}
        return render_to_string("admin/positions/_coded_text.html", context)
