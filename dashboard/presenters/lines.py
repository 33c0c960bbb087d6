"""Where a party stands on an issue, in words."""

from dataclasses import dataclass

from dashboard.presenters.cells import weak_kind
from dashboard.presenters.options import OptionView, held
from dashboard.presenters.wording import long_day
from positions.analysis.in_force import InForce
from positions.readers.catalogue import IssueEntry
from positions.vocabulary import Strength


@dataclass(frozen=True, slots=True)
class LineView:
    """What is in force; `counts` is false without a stated line.

    `marks` are words such as "joint text" or "no stated line, offer".
    """

    options: tuple[OptionView, ...]
    counts: bool
    said: str
    age: int
    marks: tuple[str, ...]

    @property
    def unstated(self) -> bool:
        """True where only an offer, joint text or report was found."""
        return not self.counts


def line_view(issue: IssueEntry, now: InForce, as_of_age: int) -> LineView:
    """`as_of_age` is the number of days since it was stated."""
    return LineView(
        options=held(issue, now),
        counts=now.counts,
        said=long_day(now.since),
        age=as_of_age,
        marks=tuple(_marks(now)),
    )


def _marks(now: InForce) -> list[str]:
    marks = []
    if not now.counts:
        marks.append(f"no stated line: {weak_kind(now.statements[0])}")
    if now.contested:
        marks.append("two positions stated on one day")
    if now.joint:
        marks.append("by a joint text")
    if now.strength is Strength.WEAK:
        marks.append("weak evidence only")
    return marks
