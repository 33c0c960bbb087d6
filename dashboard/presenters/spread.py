"""How many parties hold each option of an issue."""

from collections import Counter
from collections.abc import Iterable

from dashboard.charts.poles import Pile
from dashboard.presenters.options import colour_of
from positions.analysis.in_force import InForce
from positions.readers.catalogue import IssueEntry


def piles(issue: IssueEntry, lines: Iterable[InForce]) -> tuple[Pile, ...]:
    """Stated lines by option, in the order of the options; none without an order.

    A contested cell counts for each of its options.
    """
    if not issue.scale.ordinal:
        return ()
    held: Counter[str] = Counter()
    for options, count in Counter(line.options for line in lines).items():
        held.update(dict.fromkeys(options, count))
    return tuple(
        Pile(option.value, colour_of(option), held[option.key])
        for option in issue.options.values()
        if option.value is not None and held[option.key]
    )
