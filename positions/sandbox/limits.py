"""How much one job may use."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ChildLimits:
    """Bounds of one job: seconds of computing, seconds by the wall, bytes of memory.

    All are counted from the fork on: what the server has used and grown to before
    does not matter.
    """

    cpu_seconds: int = 10
    wall_seconds: float = 20.0
    memory_bytes: int = 128_000_000


def limits_of(job: dict[str, Any]) -> ChildLimits:
    """The bounds that a job brings along, whatever else its limits hold."""
    given = job["limits"]
    return ChildLimits(
        cpu_seconds=int(given["cpu_seconds"]),
        wall_seconds=float(given["wall_seconds"]),
        memory_bytes=int(given["memory_bytes"]),
    )
