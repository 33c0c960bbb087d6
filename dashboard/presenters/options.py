"""An option as readers see it, wherever it stands: its words on its colour."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from positions.analysis.in_force import InForce
from positions.analysis.scale import NO_OWN_STANCE
from positions.readers.catalogue import IssueEntry, OptionEntry

OWN, CATEGORY = "own", "cat"


@dataclass(frozen=True, slots=True)
class OptionView:
    """`colour` is the class of its step: a3 (minus pole) over z to b3, own, cat.

    `unstated` is true where no stated line carries it; its edge is dashed then.
    `description` is its long definition.
    """

    label: str
    colour: str = ""
    description: str = ""
    unstated: bool = False

    def bare(self) -> "OptionView":
        """The same without its colour, for what is no longer held."""
        return replace(self, colour="")


def option_view(option: OptionEntry, *, unstated: bool = False) -> OptionView:
    """One option of an issue."""
    return OptionView(option.label, colour_of(option), option.description, unstated)


def option_views(
    issue: IssueEntry, keys: Iterable[str], *, unstated: bool = False
) -> tuple[OptionView, ...]:
    """One for each key, in the order given."""
    return tuple(option_view(issue.options[key], unstated=unstated) for key in keys)


def held(issue: IssueEntry, position: InForce | None) -> tuple[OptionView, ...]:
    """One for each option in force; none where nothing was said."""
    if position is None:
        return ()
    return option_views(issue, position.options, unstated=not position.counts)


def colour_of(option: OptionEntry) -> str:
    """The class of an option's colour."""
    if option.value is None:
        return OWN if option.key == NO_OWN_STANCE else CATEGORY
    size = abs(option.value)
    if size <= 0.1:
        return "z"
    step = 1 if size <= 0.4 else 2 if size < 0.75 else 3
    return f"{'a' if option.value < 0 else 'b'}{step}"


def chart_colour(colour: str, without: str = "panel") -> str:
    """The same in a chart; `without` names what options without a step have there."""
    return f"var(--{without if colour in (OWN, CATEGORY) else colour})"


def labels(options: Iterable[OptionView | OptionEntry]) -> str:
    """Such as "Full ceasefire and Talks first"."""
    return " and ".join(option.label for option in options)
