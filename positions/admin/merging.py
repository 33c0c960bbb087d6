"""The admin action that makes two selected rows one, after a preview."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from positions.actions import merge
from positions.actions.decision import RefusedError
from positions.vocabulary import Mergeable


class MergeMixin:
    """Adds "Merge two rows" to a list; `mergeable` says of which kind they are."""

    mergeable: Mergeable
    actions: Any = ["merge_selected"]

    @admin.action(description="Merge two rows", permissions=["merge"])
    def merge_selected(
        self, request: HttpRequest, chosen: QuerySet[Any]
    ) -> HttpResponse | None:
        """Preview what moves; with `keep` in the form, merge."""
        rows = list(chosen.order_by("pk")[:3])
        if len(rows) != 2:
            self._say(request, "Choose exactly two rows.", messages.ERROR)
            return None
        keep = request.POST.get("keep", "")
        if keep in {str(row.pk) for row in rows}:
            kept, gone = sorted(rows, key=lambda row: str(row.pk) != keep)
            self._merge(request, kept, gone)
            return None
        return self._preview(request, rows)

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("positions.add_merge")

    def _merge(
        self, request: HttpRequest, kept: models.Model, gone: models.Model
    ) -> None:
        if not self.has_merge_permission(request):
            raise PermissionDenied
        by = cast(User, request.user)
        try:
            merge.merge(self.mergeable, kept, gone, by=by, now=timezone.now())
        except RefusedError as error:
            self._say(request, str(error), messages.ERROR)
        else:
            text = f"{gone} is now part of {kept}. It can be undone under Merges."
            self._say(request, text, messages.SUCCESS)

    def _preview(self, request: HttpRequest, rows: list[models.Model]) -> HttpResponse:
        site = cast(admin.ModelAdmin, self).admin_site
        context = {
            **site.each_context(request),
            "title": "Merge two rows",
            "opts": cast(admin.ModelAdmin, self).opts,
            "rows": [(row, merge.preview(self.mergeable, row)) for row in rows],
        }
        return TemplateResponse(request, "admin/positions/merge.html", context)

    def _say(self, request: HttpRequest, text: str, level: int) -> None:
        cast(admin.ModelAdmin, self).message_user(request, text, level)
