"""Sample articles in our own words, for a first look at imports and review."""

from datetime import datetime
from pathlib import Path

from positions.actions.imports.submit import SubmittedMetadata, submit_text
from positions.actions.seeds.rows import toml_rows
from positions.models import ImportJob

PUBLISHER = "Parley sample"


def queue_samples(folder: Path, now: datetime) -> list[ImportJob]:
    """Queue every article that `index.toml` in the folder names."""
    jobs = []
    for row in toml_rows(folder / "index.toml", "article"):
        text = (folder / row.values["file"]).read_text(encoding="utf-8")
        metadata = SubmittedMetadata(
            source_name=PUBLISHER, published_on=row.values["published_on"]
        )
        name = f"sample: {row.values['file']}"
        jobs.append(submit_text(text, now, name=name, metadata=metadata))
    return jobs
