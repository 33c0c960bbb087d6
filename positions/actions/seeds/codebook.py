"""Issues with their options and cues."""

from pathlib import Path
from typing import Any

from django.db import transaction

from positions.actions.seeds.forms import OptionForm, SeedIssueForm, checked
from positions.actions.seeds.rows import SeedRow, toml_rows
from positions.actions.seeds.sync import SyncCounts, sync, sync_list
from positions.languages import LANGUAGES
from positions.models import Cue, Issue, IssueCue, IssueGroup, Option, PeaceProcess
from positions.vocabulary import CueKind

OPTION_FIELDS = ("value", "label", "description", "use_when", "not_when", "unused")
ISSUE_FIELDS = ("title", "question", "why", "ordinal", "pole_minus", "pole_plus")


@transaction.atomic
def load_issues(path: Path, process: PeaceProcess) -> dict[str, SyncCounts]:
    groups = _load_groups(path, process)
    rows = toml_rows(path, "issue")
    keys: list[str] = []
    held_groups = {g.key: g.pk for g in process.issue_groups.all()}
    wanted: dict[tuple[Any, ...], dict[str, Any]] = {}
    for order, row in enumerate(rows):
        data = checked(SeedIssueForm, row)
        if data["group"] not in held_groups:
            raise row.fault("group", f"there is no group {data['group']!r}")
        if data["key"] in keys:
            raise row.fault("key", f"{data['key']!r} stands there twice")
        keys.append(data["key"])
        wanted[process.pk, data["key"]] = {
            "group_id": held_groups[data["group"]],
            "order": order,
            **{name: data[name] for name in ISSUE_FIELDS},
        }
    issues = sync(process.issues.all(), ("process_id", "key"), wanted)
    held = {issue.key: issue for issue in process.issues.all()}
    return {
        "IssueGroup": groups,
        "Issue": issues,
        "IssueCue": _load_issue_cues(rows, held, process),
        **_load_options(path, [held[key] for key in keys], process),
    }


def _load_groups(path: Path, process: PeaceProcess) -> SyncCounts:
    wanted: dict[tuple[Any, ...], dict[str, Any]] = {}
    for order, row in enumerate(toml_rows(path, "group")):
        for name in ("key", "title"):
            if not row.values.get(name):
                raise row.fault(name, "is missing")
        title = row.values["title"]
        wanted[process.pk, row.values["key"]] = {"title": title, "order": order}
    return sync(IssueGroup.objects.all(), ("process_id", "key"), wanted)


def _load_issue_cues(
    rows: list[SeedRow], held: dict[str, Issue], process: PeaceProcess
) -> SyncCounts:
    wanted: dict[tuple[Any, ...], dict[str, Any]] = {
        (held[row.values["key"]].pk, text, language): {}
        for row in rows
        for language in LANGUAGES
        for text in row.values.get(f"cues_{language}", [])
    }
    cues = IssueCue.objects.filter(issue__process=process)
    return sync_list(cues, ("issue_id", "text", "language"), wanted)


def _load_options(
    path: Path, issues: list[Issue], process: PeaceProcess
) -> dict[str, SyncCounts]:
    rows = toml_rows(path, "issue.option")
    wanted: dict[tuple[Any, ...], dict[str, Any]] = {}
    for order, row in enumerate(rows):
        data = checked(OptionForm, row)
        issue = issues[row.values["parent"]]
        _check_value(row, data, ordinal=issue.ordinal)
        if (issue.pk, data["key"]) in wanted:
            raise row.fault("key", f"{data['key']!r} stands there twice")
        fields = {name: data[name] for name in OPTION_FIELDS}
        wanted[issue.pk, data["key"]] = {**fields, "order": order}
    options = sync(Option.objects.all(), ("issue_id", "key"), wanted)
    return {"Option": options, "Cue": _load_cues(rows, issues, process)}


def _check_value(row: SeedRow, data: dict[str, Any], *, ordinal: bool) -> None:
    if data["value"] is not None and not ordinal:
        raise row.fault("value", "an issue that is not ordinal has no values")
    if data["value"] is None and ordinal and data["key"] != "no_own_stance":
        raise row.fault("key", "an option of an ordinal issue needs a value")


def _load_cues(
    rows: list[SeedRow], issues: list[Issue], process: PeaceProcess
) -> SyncCounts:
    held = {(o.issue_id, o.key): o.pk for o in Option.objects.all()}
    wanted: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        option = held[issues[row.values["parent"]].pk, row.values["key"]]
        for language in LANGUAGES:
            for name, kind in (("cues", CueKind.PHRASE), ("examples", CueKind.EXAMPLE)):
                for text in row.values.get(f"{name}_{language}", []):
                    wanted[option, text, language, kind.value] = {}
    natural_key = ("option_id", "text", "language", "kind")
    cues = Cue.objects.filter(option__issue__process=process)
    return sync_list(cues, natural_key, wanted)
