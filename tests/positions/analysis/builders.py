"""Statements with valid defaults, and random ones for the property tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from positions.analysis import Coded
from positions.vocabulary import Attribution, Kind

DAY_ONE = date(2025, 3, 1)
PARTIES = ("A", "B", "C", "D")
BELLIGERENTS = frozenset({"A", "B"})
ISSUES = ("ceasefire", "territory")
OPTIONS = ("no", "partly", "yes")


def day(n: int) -> date:
    return DAY_ONE + timedelta(days=n)


def statement(party="A", issue="ceasefire", option="yes", said=0, **changes) -> Coded:
    """`said` counts days from the first of March 2025."""
    values = {
        "id": f"{said:03}-{party}-{issue}-{option}",
        "party": party,
        "issue": issue,
        "option": option,
        "said_on": day(said),
        "reported_on": None,
        "kind": Kind.REMARK,
        "attribution": Attribution.DIRECT_QUOTE,
        "tier": 1,
        "joint_with": (),
    }
    values.update(changes)
    values.setdefault("key", str(values["id"]))
    return Coded(**values)


@st.composite
def statements(
    draw: st.DrawFn, /, parties=PARTIES, max_size=14, **fixed
) -> list[Coded]:
    """Any mix of statements, with ties, joint texts, leaks and gaps."""
    found = []
    for n in range(draw(st.integers(0, max_size))):
        party = draw(st.sampled_from(parties))
        said = draw(st.integers(0, 6))
        delay = draw(st.none() | st.integers(0, 4))
        others = [p for p in PARTIES if p != party]
        values = {
            "party": party,
            "issue": draw(st.sampled_from(ISSUES)),
            "option": draw(st.sampled_from((*OPTIONS, None))),
            "said": said,
            "reported_on": None if delay is None else day(said + delay),
            "kind": draw(st.sampled_from(Kind)),
            "attribution": draw(st.sampled_from(Attribution)),
            "tier": draw(st.sampled_from((1, 2))),
            "joint_with": tuple(
                draw(st.lists(st.sampled_from(others), unique=True, max_size=2))
            ),
            "id": n,
            "key": f"k{draw(st.integers(0, 3))}-{n:02}",
        }
        found.append(statement(**{**values, **fixed}))
    return found
