"""What an import depends on: settings and time are arguments."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from positions.sources import FetchPolicy, ParseLimits, RobotsCache


@dataclass(frozen=True)
class ImportContext:
    """What the operator has set, what sites said to robots, and the clock."""

    policy: FetchPolicy
    limits: ParseLimits
    clock: Callable[[], datetime]
    lease: timedelta
    robots: RobotsCache = field(default_factory=dict)
