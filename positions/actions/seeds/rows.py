"""Reads TOML and CSV files and remembers where each value stands."""

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


# Not frozen: Python itself notes where an exception has passed.
@dataclass(slots=True)
class SeedError(Exception):
    """A seed file that cannot be loaded, with the place of the first fault."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, {self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class SeedRow:
    """One row or block of a file with its values and the place it began."""

    file: str
    line: int
    values: dict[str, Any]
    lines: dict[str, int]

    def fault(self, column: str, message: str) -> SeedError:
        line = self.lines.get(column, self.line)
        return SeedError(self.file, line, f"column {column}", message)


def read_text(path: Path) -> str:
    """The file as text; SeedError names the line that is not UTF-8."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "this byte is not UTF-8; save the file as UTF-8"
        raise SeedError(path.name, line, f"byte {error.start}", message) from None


def read_csv(path: Path, header: tuple[str, ...]) -> Iterator[SeedRow]:
    """Rows of a CSV file whose first line must name exactly the columns in `header`."""
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    line = 1
    try:
        first_line = tuple(next(reader, []))
        if first_line != header:
            raise _wrong_header(path.name, first_line, header)
        line = reader.line_num + 1
        for values in reader:
            if len(values) != len(header):
                message = f"{len(values)} values where the header names {len(header)}"
                column = f"column {min(len(values), len(header))}"
                raise SeedError(path.name, line, column, message)
            yield SeedRow(path.name, line, dict(zip(header, values, strict=True)), {})
            line = reader.line_num + 1
    except csv.Error as error:
        raise SeedError(path.name, line, "column 1", f"no CSV: {error}") from None


def _wrong_header(
    file: str, first_line: tuple[str, ...], header: tuple[str, ...]
) -> SeedError:
    missing = [name for name in header if name not in first_line]
    unknown = [name for name in first_line if name not in header]
    message = "the header does not fit"
    if missing:
        message += f"; missing: {', '.join(missing)}"
    if unknown:
        message += f"; unknown: {', '.join(unknown)}"
    return SeedError(file, 1, "column 1", message)


def read_toml(path: Path) -> dict[str, Any]:
    """The document; SeedError gives line and column of a syntax fault."""
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = where.groups() if where else (text.count("\n") + 1, "1")
        message = str(error).split(" (at ")[0]
        raise SeedError(path.name, int(line), f"column {column}", message) from None


def toml_rows(path: Path, table: str) -> list[SeedRow]:
    """Blocks `[[table]]` in order, each value with the line it begins on.

    For nested tables name the whole path, as in "issue.option": the value `parent`
    of each row is then the number of the block that holds it.
    """
    text = read_text(path)
    blocks: list[tuple[int | None, dict[str, Any]]] = [(None, read_toml(path))]
    for name in table.split("."):
        blocks = [
            (number, block)
            for number, (_, outer) in enumerate(blocks)
            for block in outer.get(name, [])
        ]
    starts = _block_lines(text, table)
    return [
        SeedRow(path.name, line, {**block, "parent": parent}, lines)
        for (parent, block), (line, lines) in zip(blocks, starts, strict=True)
    ]


def _block_lines(text: str, table: str) -> list[tuple[int, dict[str, int]]]:
    """Line of each `[[table]]` header and of the keys that follow it."""
    starts: list[tuple[int, dict[str, int]]] = []
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\[\[?\s*([\w.\-]+)\s*\]?\]", line):
            inside = header[1] == table
            if inside:
                starts.append((number, {}))
        elif inside and (key := re.match(r"([\w\-]+)\s*=", line)):
            starts[-1][1].setdefault(key[1], number)
    return starts
