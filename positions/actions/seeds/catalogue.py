"""Parties, speakers and the process itself."""

from pathlib import Path
from typing import Any

from django.db import transaction

from positions.actions.seeds.forms import (
    AliasForm,
    OfficeForm,
    PartyForm,
    SeedForm,
    SpeakerForm,
    checked,
)
from positions.actions.seeds.rows import SeedError, SeedRow, read_toml, toml_rows
from positions.actions.seeds.sync import SyncCounts, sync, sync_list
from positions.languages import LANGUAGES
from positions.models import (
    Office,
    Party,
    PartyAlias,
    PeaceProcess,
    Speaker,
    SpeakerAlias,
)


def part(
    row: SeedRow, column: str, form: type[SeedForm], values: Any
) -> dict[str, Any]:
    """Clean values of an inline table; a fault is told at the column that holds it."""
    try:
        return checked(form, SeedRow(row.file, row.line, dict(values), {}))
    except SeedError as error:
        raise row.fault(column, f"{error.column}: {error.message}") from None


@transaction.atomic
def load_parties(path: Path) -> dict[str, SyncCounts]:
    rows = toml_rows(path, "party")
    clean = [(row, checked(PartyForm, row)) for row in rows]
    parties = sync(
        Party.objects.all(),
        ("code",),
        {
            (data["code"],): {
                "name": data["name"],
                "kind": data["kind"],
                "country": data["iso"],
            }
            for _, data in clean
        },
    )
    held = {party.code: party for party in Party.objects.all()}
    aliases: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row, data in clean:
        party = held[data["code"]]
        _set_members(row, party, held)
        for values in row.values.get("alias", []):
            alias = part(row, "alias", AliasForm, values)
            key = (party.pk, alias["text"], alias["lang"])
            if key in aliases:
                raise row.fault("alias", f"{alias['text']!r} stands there twice")
            aliases[key] = {"type": alias["type"], "ambiguous": alias["ambiguous"]}
    known = PartyAlias.objects.filter(party__code__in=[d["code"] for _, d in clean])
    counts = sync_list(known, ("party_id", "text", "language"), aliases)
    return {"Party": parties, "PartyAlias": counts}


def _set_members(row: SeedRow, party: Party, held: dict[str, Party]) -> None:
    codes = row.values.get("members", [])
    for code in codes:
        if code not in held:
            raise row.fault("members", f"there is no party {code!r}")
    missing = [held[c] for c in codes if held[c] not in party.members.all()]
    party.members.add(*missing)


@transaction.atomic
def load_process(path: Path) -> tuple[PeaceProcess, dict[str, SyncCounts]]:
    document = read_toml(path)
    for name in ("slug", "name"):
        if not document.get(name):
            raise SeedError(path.name, 1, f"column {name}", "is missing")
    counts = sync(
        PeaceProcess.objects.all(),
        ("slug",),
        {
            (document["slug"],): {
                "name": document["name"],
                "summary": document.get("summary", ""),
            }
        },
    )
    process = PeaceProcess.objects.get(slug=document["slug"])
    seats = _seats(path, process)
    return process, {"PeaceProcess": counts, "Participation": seats}


def _seats(path: Path, process: PeaceProcess) -> SyncCounts:
    """Seats in the order of the file; parties without one come last."""
    parties = {party.code: party for party in Party.objects.all()}
    order: list[str] = []
    for row in toml_rows(path, "seat"):
        code = row.values.get("party")
        if code not in parties:
            raise row.fault("party", f"there is no party {code!r}")
        short = row.values.get("short_name", "")
        if short and parties[code].short_name != short:
            parties[code].short_name = short
            parties[code].save(update_fields=["short_name"])
        order.append(code)
    order += [code for code in parties if code not in order]
    return sync(
        process.participations.all(),
        ("process_id", "party_id"),
        {
            (process.pk, parties[code].pk): {"role": parties[code].kind, "order": rank}
            for rank, code in enumerate(order)
        },
    )


@transaction.atomic
def load_speakers(path: Path) -> dict[str, SyncCounts]:
    rows = toml_rows(path, "speaker")
    clean = [(row, checked(SpeakerForm, row)) for row in rows]
    speakers = sync(
        Speaker.objects.all(),
        ("key",),
        {(data["key"],): {"name": data["name"]} for _, data in clean},
    )
    held = {speaker.key: speaker.pk for speaker in Speaker.objects.all()}
    parties = {party.code: party.pk for party in Party.objects.all()}
    aliases: dict[tuple[Any, ...], dict[str, Any]] = {}
    offices: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row, data in clean:
        speaker = held[data["key"]]
        for language in LANGUAGES:
            for text in row.values.get(f"aliases_{language}", []):
                aliases[speaker, text, language] = {}
        for office in row.values.get("offices", []):
            offices |= _office(row, speaker, office, parties)
    return {
        "Speaker": speakers,
        "SpeakerAlias": sync_list(
            SpeakerAlias.objects.filter(speaker__key__in=[d["key"] for _, d in clean]),
            ("speaker_id", "text", "language"),
            aliases,
        ),
        "Office": sync(
            Office.objects.all(), ("speaker_id", "party_id", "title"), offices
        ),
    }


def _office(
    row: SeedRow, speaker: int, values: dict[str, Any], parties: dict[str, int]
) -> dict[tuple[Any, ...], dict[str, Any]]:
    renamed = dict(values)
    renamed["from_date"] = renamed.pop("from", None)
    renamed["to_date"] = renamed.pop("to", None)
    office = part(row, "offices", OfficeForm, renamed)
    if office["party"] not in parties:
        raise row.fault("offices", f"there is no party {office['party']!r}")
    key = (speaker, parties[office["party"]], office["role"])
    return {key: {name: office[name] for name in ("from_date", "to_date")}}
