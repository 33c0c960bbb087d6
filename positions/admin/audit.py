"""The audit trail, to look at and search."""

from django.contrib import admin

from positions.admin.base import ReadOnlyAdmin
from positions.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["seq", "at", "actor", "operation", "table_name", "row_id", "reason"]
    list_filter = ["operation", "actor_kind", "table_name", "actor"]
    search_fields = ["row_id", "reason", "actor"]
    date_hierarchy = "at"
    show_full_result_count = False
