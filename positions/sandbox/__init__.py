"""JobHandler on hostile input in disposable processes with hard limits.

A package that reads such input names a `JobHandler` in a module that can be run; its
callers ask a `ServerPool` of such processes. Nothing here knows what is read.
"""

from positions.sandbox.limits import ChildLimits
from positions.sandbox.pool import (
    Preparation,
    ServerLostError,
    ServerPool,
    stop_servers,
)

__all__ = [
    "ChildLimits",
    "Preparation",
    "ServerLostError",
    "ServerPool",
    "stop_servers",
]
