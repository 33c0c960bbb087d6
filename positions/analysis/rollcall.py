"""Indices of unity within a group, as used for roll-call votes."""


def rice(yes: int, no: int) -> float | None:
    """Rice index |Y - N| / (Y + N): 0 split in half, 1 united; abstentions left out.

    None when nobody took a side. S. Rice, "Quantitative Methods in Politics", 1928.
    """
    _check(yes, no)
    return abs(yes - no) / (yes + no) if yes + no else None


def agreement_index(yes: int, no: int, abstain: int) -> float | None:
    """Hix, Noury and Roland: (max - (T - max) / 2) / T with abstaining as a third side.

    0 when the three are equal, 1 united; None without anybody. "Power to the parties",
    British Journal of Political Science 35, 2005.
    """
    _check(yes, no, abstain)
    total, largest = yes + no + abstain, max(yes, no, abstain)
    return (largest - (total - largest) / 2) / total if total else None


def _check(*counts: int) -> None:
    if min(counts) < 0:
        raise ValueError("counts cannot be negative")
