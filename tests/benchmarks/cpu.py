"""Seconds of computing of this process and of those that it started."""

import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds() -> float:
    """Own time, and that of living children, and theirs, with all that they have ended.

    It does not depend on what else the machine does. Linux only.
    """
    return time.process_time() + sum(map(_with_children, _children("self")))


def _with_children(pid: str) -> float:
    return _of(pid) + sum(map(_with_children, _children(pid)))


def _children(pid: str) -> list[str]:
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [child for listed in lists for child in listed.read_text("ascii").split()]


def _of(pid: str) -> float:
    # The name in brackets may hold blanks; the times are the 14th to 17th field.
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS
