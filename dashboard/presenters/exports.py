"""The list of files that can be had."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A kind of file with the addresses of its formats."""

    title: str
    what: str
    formats: tuple[tuple[str, str], ...]


def file_list(folder: str) -> tuple[FileEntry, ...]:
    """`folder` is the address of the export page."""
    return (
        FileEntry(
            "Matrix",
            "Each party on each issue as of the newest day, gaps among them. "
            "For another day or a choice of parties use the links below the matrix.",
            tuple(
                (name, f"{folder}matrix.{extension}")
                for name, extension in (
                    ("CSV", "csv"),
                    ("JSON", "json"),
                    ("Excel", "xlsx"),
                )
            ),
        ),
        FileEntry(
            "Statements",
            "Every accepted statement with source and coding; retracted ones marked.",
            (
                ("CSV", f"{folder}statements.csv"),
                ("JSON", f"{folder}statements.json"),
            ),
        ),
        FileEntry(
            "Data package",
            "All of it with codebook, events, papers and positions over time, "
            "described by datapackage.json.",
            (("Zip", f"{folder}datapackage.zip"),),
        ),
    )
