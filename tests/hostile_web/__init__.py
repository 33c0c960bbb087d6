"""A web server that misbehaves in every way that a fetch has to survive."""

from tests.hostile_web.behaviours import answer, redirect
from tests.hostile_web.server import Client, HostileWeb, Request
from tests.hostile_web.watch import Connections, connections

__all__ = [
    "Client",
    "Connections",
    "HostileWeb",
    "Request",
    "answer",
    "connections",
    "redirect",
]
