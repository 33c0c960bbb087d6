"""Statements: coding by form, decisions by action."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from import_export.resources import ModelResource, modelresource_factory

from positions.actions import review_statement as review
from positions.admin.base import CuratedAdmin, CuratedResource
from positions.models import Statement
from positions.models.statements import StatementQuerySet
from positions.readers.highlight import paragraphs
from positions.statement_fields import BY_NAME, CODING, CODING_IN_ROW, FIXED
from positions.vocabulary import Review


class StatementResource(CuratedResource):
    """A file sets the coding of open proposals; it decides nothing."""

    class Meta(CuratedResource.Meta):
        exclude = ["review", "reviewed_by", "reviewed_at", "review_note", "created_at"]

    def skip_row(
        self, instance: Statement, original: Statement, row: Any, **kwargs: Any
    ) -> bool:
        """What was decided stays as it is."""
        decided = original.review != Review.PROPOSED
        return decided or bool(super().skip_row(instance, original, row, **kwargs))


class RecheckFilter(admin.SimpleListFilter):
    title = "to re-check first"
    parameter_name = "recheck"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("1", "Weak ground: grade C, or a quote without stored text")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Statement]) -> Any:
        if self.value() != "1":
            return queryset
        weak = Statement.objects.to_recheck_first()
        return queryset.filter(pk__in=weak.values("pk"))


def _is_plain(name: str) -> bool:
    """A code or key in files stands for a row, which the form shows by its name."""
    return not Statement._meta.get_field(name).is_relation


class StatementForm(forms.ModelForm):
    """Remembers the version that was opened, to tell when another was faster."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Statement
        fields = CODING
        labels = {name: BY_NAME[name].label for name in CODING}
        help_texts = {name: BY_NAME[name].means for name in CODING if _is_plain(name)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        stored = Statement.objects.get(pk=self.instance.pk)
        if self.data and data.get("seen_version") != stored.version:
            message = "Somebody changed this statement meanwhile. Nothing was saved."
            raise forms.ValidationError([message, *self._differences(stored, data)])
        return data

    def _differences(self, stored: Statement, data: dict[str, Any]) -> list[str]:
        return [
            f"{name}: stored {getattr(stored, name)}, yours {data[name]}"
            for name in CODING_IN_ROW
            if name in data and getattr(stored, name) != data[name]
        ]


@admin.register(Statement)
class StatementAdmin(CuratedAdmin):
    form = StatementForm
    list_display = [
        "said_on",
        "party",
        "issue",
        "option",
        "attribution",
        "quoted",
        "review",
    ]
    list_filter = [
        "review",
        RecheckFilter,
        "attribution",
        "kind",
        "evidence",
        "grade",
        "tier",
        "issue",
        "party",
    ]
    list_select_related = ["party", "issue", "option"]
    search_fields = ["quote", "summary", "key", "speaker__name", "source_url"]
    date_hierarchy = "said_on"
    autocomplete_fields = ["party", "issue", "option", "speaker", "joint_with"]
    readonly_fields = [
        "evidence",
        "article_text",
        *(field.in_table for field in FIXED),
        "coder",
        "why",
        "review",
        "reviewed_by",
        "reviewed_at",
        "review_note",
    ]
    fields = ["seen_version", *CODING, *readonly_fields]
    actions = ["accept_selected", "reject_selected", "retract_selected"]

    class Media:
        css = {"all": ["positions/admin.css"]}

    def get_resource_classes(self, request: HttpRequest) -> list[type[ModelResource]]:
        return [modelresource_factory(Statement, resource_class=StatementResource)]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Own statements are made beside the text, where the quote is checked."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A decided statement is corrected or retracted, with a reason."""
        decided = obj is not None and obj.review != Review.PROPOSED
        return not decided and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def may_restore(self, request: HttpRequest, row: Any) -> bool:
        """The coding of a public statement is an editor's to restore."""
        code = "change_statement" if row.review == Review.PROPOSED else "add_correction"
        return _may(request, code)

    def save_model(
        self, request: HttpRequest, obj: Statement, form: Any, change: bool
    ) -> None:
        """Through the action, so that versions count and the trail names who."""
        seen = Statement.objects.get(pk=obj.pk)
        seen.version = form.cleaned_data["seen_version"]
        changes = {n: form.cleaned_data[n] for n in CODING if n in form.changed_data}
        try:
            review.edit(seen, by=_user(request), changes=changes)
        except review.RefusedError as error:
            self.message_user(request, str(error), messages.ERROR)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Nothing more: `save_model` wrote the signatories too."""

    @admin.display(description="Quote")
    def quoted(self, statement: Statement) -> str:
        words = statement.quote or statement.summary
        return words if len(words) <= 90 else words[:90] + "…"

    @admin.display(description="Text")
    def article_text(self, statement: Statement) -> str:
        if statement.article is None:
            return "No text is stored: the statement is cited from the linked page."
        others = list(statement.article.statements.select_related("party", "issue"))
        context = {
            "paragraphs": paragraphs(statement.article.text, others),
            "current": statement,
        }
        return render_to_string("admin/positions/_coded_text.html", context)

    @admin.action(description="Accept selected proposals", permissions=["change"])
    def accept_selected(self, request: HttpRequest, chosen: StatementQuerySet) -> None:
        done = review.accept_all(chosen, by=_user(request), now=timezone.now())
        self._tell(request, "Accepted", done, chosen.count())

    @admin.action(description="Reject selected proposals", permissions=["change"])
    def reject_selected(
        self, request: HttpRequest, chosen: StatementQuerySet
    ) -> HttpResponse | None:
        if reason := request.POST.get("reason", "").strip():
            by, now = _user(request), timezone.now()
            done = review.reject_all(chosen, by=by, now=now, reason=reason)
            self._tell(request, "Rejected", done, chosen.count())
            return None
        return self._ask(request, chosen, "reject_selected", "Reject proposals")

    @admin.action(description="Retract selected statements", permissions=["retract"])
    def retract_selected(
        self, request: HttpRequest, chosen: StatementQuerySet
    ) -> HttpResponse | None:
        if not self.has_retract_permission(request):
            raise PermissionDenied
        if reason := request.POST.get("reason", "").strip():
            by, now = _user(request), timezone.now()
            done = review.retract_all(chosen, by=by, now=now, reason=reason)
            self._tell(request, "Retracted", done, chosen.count())
            return None
        return self._ask(request, chosen, "retract_selected", "Retract statements")

    def has_retract_permission(self, request: HttpRequest) -> bool:
        return _may(request, "add_correction")

    def _ask(
        self, request: HttpRequest, chosen: Any, action: str, title: str
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "chosen": chosen,
            "action": action,
            "public": action == "retract_selected",
        }
        return TemplateResponse(request, "admin/positions/reason.html", context)

    def _tell(self, request: HttpRequest, verb: str, done: int, asked: int) -> None:
        text = f"{verb} {done} of {asked}."
        if done < asked:
            text += " The others were not in a state that allows it."
        level = messages.SUCCESS if done else messages.WARNING
        self.message_user(request, text, level)


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)


def _may(request: HttpRequest, codename: str) -> bool:
    return _user(request).has_perm(f"positions.{codename}")
