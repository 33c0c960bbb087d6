"""How good the coding is, against texts that people have labelled."""

from positions.extraction.evaluation.folder import LabelledFolder, read_folder
from positions.extraction.evaluation.measure import Report, evaluate
from positions.extraction.evaluation.rows import Label, Prediction

__all__ = [
    "Label",
    "LabelledFolder",
    "Prediction",
    "Report",
    "evaluate",
    "read_folder",
]
