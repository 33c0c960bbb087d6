"""What all admin pages share: history from the audit trail, imports, public changes."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db import models, transaction
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from import_export.admin import ImportExportModelAdmin
from import_export.formats import base_formats
from import_export.resources import ModelResource, modelresource_factory

from positions.actions.codebook import codebook_changed
from positions.actions.decision import RefusedError
from positions.actions.restore_rows import restore_row
from positions.models import AuditEntry
from positions.readers.audit_history import history_of

NO_SUCH_FILTER = (
    "Nothing was exported: the address holds a filter that this table does not have."
)
NO_SUCH_UPLOAD = (
    "Nothing was imported: the uploaded file is not here any more, or it is not of the "
    "chosen format. Choose it once more."
)


class CuratedResource(ModelResource):  # type: ignore[misc]  # no types
    """Rows that are checked like a form's before they are written."""

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """Pages follow at once; a preview changes nothing."""
        if not kwargs.get("dry_run"):
            codebook_changed(timezone.now())


class FormMixin:
    """Forms that take what people type, and open whatever stands in their address."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Values from the address; one that names no row is left out."""
        given = super().get_changeform_initial_data(request)  # type: ignore[misc]
        return {name: value for name, value in given.items() if self._fits(name, value)}

    def _fits(self, name: str, value: Any) -> bool:
        try:
            field = self.opts.get_field(name)  # type: ignore[attr-defined]
            if isinstance(field, models.ForeignKey):
                return bool(field.related_model._default_manager.filter(pk=value))
        except FieldDoesNotExist:
            return True
        except (ValueError, OverflowError):
            return False
        return True


class AuditedAdmin(FormMixin, admin.ModelAdmin):
    """Shows an object's history as the audit trail has it, and restores from it."""

    object_history_template = "admin/positions/audit_history.html"

    def get_urls(self) -> list[URLPattern]:
        restore = path(
            "<path:object_id>/restore/<int:seq>/",
            self.admin_site.admin_view(self.restore_view),
            name=f"positions_{self.opts.model_name}_restore",
        )
        return [restore, *super().get_urls()]

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Every change of the row, the newest first, with what differed."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {row}",
            "object": row,
            "opts": self.opts,
            "changes": history_of(self.opts.db_table, row.pk),
            "can_restore": self.may_restore(request, row),
        }
        return TemplateResponse(
            request, self.object_history_template, context | (extra_context or {})
        )

    def restore_view(
        self, request: HttpRequest, object_id: str, seq: int
    ) -> HttpResponse:
        """Give the row the values it had after one entry of its history."""
        row = self.get_object(request, unquote(object_id))
        if row is None or request.method != "POST":
            raise Http404
        if not self.may_restore(request, row):
            raise PermissionDenied
        history = AuditEntry.objects.of_row(self.opts.db_table, row.pk)
        entry = get_object_or_404(history, seq=seq)
        reason = request.POST.get("reason", "").strip() or f"restored to entry {seq}"
        try:
            restore_row(entry, by=request.user, now=timezone.now(), reason=reason)  # type: ignore[arg-type]  # admin_view
            self.message_user(request, "Restored.", messages.SUCCESS)
        except RefusedError as error:
            self.message_user(request, str(error), messages.ERROR)
        name = f"admin:positions_{self.opts.model_name}_history"
        return HttpResponseRedirect(reverse(name, args=[object_id]))

    def may_restore(self, request: HttpRequest, row: models.Model) -> bool:
        return self.has_change_permission(request, row)

    # The trail is written by the database; a second log would only repeat it.
    def log_addition(self, *_args: Any) -> None:  # type: ignore[override]
        """Nothing: see the audit trail."""

    def log_change(self, *_args: Any) -> None:  # type: ignore[override]
        """Nothing: see the audit trail."""

    def log_deletions(self, *_args: Any) -> None:  # type: ignore[override]
        """Nothing: see the audit trail."""


class CountsStatements(admin.ModelAdmin):
    """A list with the number of statements that name each row."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = rows.annotate(
            statements_held=Count("statements", distinct=True)
        )
        return counted

    @admin.display(description="Statements", ordering="statements_held")
    def statement_count(self, row: Any) -> int:
        held: int = row.statements_held
        return held


class CuratedAdmin(ImportExportModelAdmin, AuditedAdmin):  # type: ignore[misc]  # no types
    """A curated table: a change in it is public at once."""

    # The page that chooses columns has inline styles; all columns come at once.
    skip_export_form = True
    formats = [base_formats.CSV, base_formats.JSON, base_formats.XLSX]
    show_full_result_count = True
    list_per_page = 50

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """The rows of the list; without a list, because of its address, a message."""
        try:
            answer: HttpResponse = super().export_action(request)
        except IncorrectLookupParameters:
            return self._back(request, "changelist", NO_SUCH_FILTER)
        return answer

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Carry out an import that was confirmed, if its file is still here."""
        try:
            answer: HttpResponse = super().process_import(request, **kwargs)
        except (OSError, ValueError, LookupError):
            return self._back(request, "import", NO_SUCH_UPLOAD)
        return answer

    def _back(self, request: HttpRequest, page: str, told: str) -> HttpResponse:
        self.message_user(request, told, messages.ERROR)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return HttpResponseRedirect(reverse(name))

    def get_resource_classes(self, request: HttpRequest) -> list[type[ModelResource]]:
        return [modelresource_factory(self.model, resource_class=CuratedResource)]

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        codebook_changed(timezone.now())

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        with transaction.atomic():
            super().delete_model(request, obj)
            codebook_changed(timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            codebook_changed(timezone.now())


class ReadOnlyAdmin(FormMixin, admin.ModelAdmin):
    """Rows that rules or the machinery write; people look at them."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
