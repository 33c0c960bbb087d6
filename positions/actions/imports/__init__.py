"""From an import job to an article with proposed statements."""

from positions.actions.imports.queue import (
    cancel,
    claim,
    end_worn_out_jobs,
    jobs_to_dispatch,
    retry,
    retry_all,
    take_over,
)
from positions.actions.imports.run import run_import
from positions.actions.imports.submit import submit_text, submit_upload, submit_url

__all__ = [
    "cancel",
    "claim",
    "end_worn_out_jobs",
    "jobs_to_dispatch",
    "retry",
    "retry_all",
    "run_import",
    "submit_text",
    "submit_upload",
    "submit_url",
    "take_over",
]
