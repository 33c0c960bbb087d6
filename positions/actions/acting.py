"""Who is acting: carried from the request or the command to the database's triggers."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import PurePath

from django.contrib.auth.models import AbstractBaseUser

from positions.vocabulary import ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A named writer and, if given, the reason of the change."""

    name: str
    kind: ActorKind
    reason: str = ""


_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(who: AbstractBaseUser | str, *, reason: str = "") -> Iterator[None]:
    """Name the user, or by a string the service, behind every change inside."""
    if isinstance(who, str):
        actor = Actor(who, ActorKind.SERVICE, reason)
    else:
        actor = Actor(who.get_username(), ActorKind.USER, reason)
    token = _acting.set(actor)
    try:
        yield
    finally:
        _acting.reset(token)


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Give the reason for the changes inside; the actor stays."""
    actor = current_actor()
    token = _acting.set(Actor(actor.name, actor.kind, reason))
    try:
        yield
    finally:
        _acting.reset(token)


def current_actor() -> Actor:
    """The actor in force; the program itself, by its name, when nobody was named."""
    return _acting.get() or Actor(_program(), ActorKind.SERVICE)


def _program() -> str:
    """Such as "manage.py load_seeds"."""
    words = [PurePath(sys.argv[0]).name or "python", *sys.argv[1:2]]
    said = " ".join(word for word in words if not word.startswith("-"))
    return said[:150] or "python"
