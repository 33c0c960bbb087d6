"""A labelled folder: texts/*.txt, labels, index, traps and axes beside them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from positions.extraction.evaluation.rows import Axes, Label

_LABELS = ("labels.jsonl", "gold_labels.jsonl")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its date and language, and the passages that must yield nothing."""

    name: str
    text: str
    language: str
    published_on: date | None
    labels: list[Label]
    traps: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class LabelledFolder:
    """Texts in the order of their names; `axes` maps options to signs of the labels."""

    texts: list[LabelledText]
    axes: Axes


def read_folder(folder: Path, only: Iterable[str] = ()) -> LabelledFolder:
    """Read the folder, or those texts of it that `only` names.

    Raises ValueError that names what is missing or does not fit.
    """
    path = next((folder / name for name in _LABELS if (folder / name).exists()), None)
    if path is None or not (folder / "texts").is_dir():
        raise ValueError(f"{folder} needs the folder texts and the file labels.jsonl.")
    labels, traps = _by_text(path), _by_text(folder / "traps.jsonl")
    index = {row["text"]: row for row in _rows(folder / "index.jsonl")}
    wanted = set(only)
    texts = [
        _text(file, labels, traps, index)
        for file in sorted((folder / "texts").glob("*.txt"))
        if not wanted or file.stem in wanted
    ]
    axes_file = folder / "axes.json"
    axes = json.loads(axes_file.read_text("utf-8")) if axes_file.exists() else {}
    return LabelledFolder(texts, axes)


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _by_text(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(path):
        found.setdefault(row["text"], []).append(row)
    return found


def _text(
    file: Path,
    labels: dict[str, list[dict[str, Any]]],
    traps: dict[str, list[dict[str, Any]]],
    index: dict[str, dict[str, Any]],
) -> LabelledText:
    name, text = file.stem, file.read_text("utf-8")
    about = index.get(name, {})
    day = str(about.get("date") or "")[:10]
    return LabelledText(
        name=name,
        text=text,
        language=about.get("language", ""),
        published_on=date.fromisoformat(day) if day else None,
        labels=[_label(name, text, row) for row in labels.get(name, [])],
        traps=[_span(name, text, row) for row in traps.get(name, [])],
    )


def _label(name: str, text: str, row: dict[str, Any]) -> Label:
    start, end = _span(name, text, row)
    direction = float(row["direction"])
    return Label(
        name=name,
        start=start,
        end=end,
        party=row["party"],
        issue=row["issue"],
        sign=(direction > 0) - (direction < 0),
        attribution=row["attribution"],
        optional=bool(row.get("optional")),
    )


def _span(name: str, text: str, row: dict[str, Any]) -> tuple[int, int]:
    """Where the passage stands that the row gives by its first and last words."""
    first, last = row["evidence_start_words"], row["evidence_end_words"]
    start = text.find(first)
    end = text.find(last, start) if start >= 0 else -1
    if end < 0:
        raise ValueError(f"{name}: no passage from “{first}” to “{last}”.")
    return start, max(end + len(last), start + len(first))
