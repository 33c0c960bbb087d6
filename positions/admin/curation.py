"""Notes, readers' reports, corrections, double codings and merges."""

from typing import cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from positions.actions import merge
from positions.actions.colleagues import UNFOUNDED, close_reports
from positions.actions.decision import RefusedError
from positions.admin.base import AuditedAdmin, ReadOnlyAdmin
from positions.models import (
    Correction,
    DoubleCoding,
    Merge,
    ProblemReport,
    StatementNote,
)


@admin.register(StatementNote)
class StatementNoteAdmin(ReadOnlyAdmin):
    list_display = ["at", "author", "asks", "text"]
    list_filter = ["author", "asks"]
    search_fields = ["text"]


@admin.register(ProblemReport)
class ProblemReportAdmin(AuditedAdmin):
    list_display = ["at", "statement", "text", "handled_by", "outcome"]
    list_filter = [("handled_at", admin.EmptyFieldListFilter)]
    list_select_related = ["statement__party", "statement__issue", "handled_by"]
    search_fields = ["text", "outcome"]
    fields = ["statement", "text", "at", "outcome", "handled_by", "handled_at"]
    readonly_fields = ["statement", "text", "at", "handled_by", "handled_at"]
    actions = ["close_selected"]
    list_max_show_all = 1_000

    @admin.action(
        description="Close selected reports: nothing to correct",
        permissions=["change"],
    )
    def close_selected(
        self, request: HttpRequest, chosen: QuerySet[ProblemReport]
    ) -> None:
        """For a flood of them, which may be written by a machine."""
        by = cast(User, request.user)
        closed = close_reports(chosen, by=by, now=timezone.now(), outcome=UNFOUNDED)
        self.message_user(request, f"{closed} closed.", messages.SUCCESS)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: ProblemReport,
        form: forms.ModelForm,
        change: bool,
    ) -> None:
        """Writing down an outcome closes the report in the curator's name."""
        done = bool(obj.outcome)
        obj.handled_by = cast(User, request.user) if done else None
        obj.handled_at = timezone.now() if done else None
        super().save_model(request, obj, form, change)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["at", "kind", "was", "now", "reason", "made_by"]
    list_filter = ["kind"]
    search_fields = ["was", "now", "reason"]


@admin.register(DoubleCoding)
class DoubleCodingAdmin(ReadOnlyAdmin):
    list_display = ["statement", "coder", "option", "no_position", "at"]
    list_filter = ["coder", "no_position", "statement__issue"]
    list_select_related = ["statement__party", "statement__issue", "option", "coder"]


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    list_display = ["at", "title", "made_by", "undone_at"]
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter)]
    actions = ["undo_selected"]

    @admin.action(description="Undo selected merges", permissions=["undo"])
    def undo_selected(self, request: HttpRequest, chosen: QuerySet[Merge]) -> None:
        """The newest first, so that each finds the rows as it left them."""
        for merged in chosen.order_by("-pk"):
            try:
                by = cast(User, request.user)
                merge.undo(merged, by=by, now=timezone.now())
                self.message_user(request, f"Undone: {merged}.", messages.SUCCESS)
            except RefusedError as error:
                self.message_user(request, f"{merged}: {error}", messages.ERROR)

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("positions.add_merge")
