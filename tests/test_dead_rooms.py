"""Whatever stands in the product is reached by the product, not by tests alone.

Code is reached from where a process begins: the modules that Django, a command line or
a child process loads by name. From there every name that is read is followed, over
imports, to where it is defined.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.test_repository import tracked

PACKAGES = ("dashboard", "positions")
# Loaded by name: by Django, a setting, `python -m`, or the command line.
BEGINNINGS = (
    "dashboard.addresses.",
    "dashboard.guarding.",
    "dashboard.management.commands.",
    "dashboard.running.",
    "dashboard.templatetags.",
    "positions.admin.",
    "positions.management.commands.",
)
BEGIN_WHOLE = {
    "dashboard",
    "dashboard.caching.kept",
    "dashboard.celery",
    "dashboard.settings",
    "dashboard.urls",
    "dashboard.views.errors",
    "dashboard.wsgi",
    "dashboard.writing",
    "positions.admin",
    "positions.apps",
    "positions.extraction.child",
    "positions.models",
    "positions.sources.child",
    "positions.tasks",
}
# Not reached yet, each with what will reach it.
REPRIEVED = {
    "positions.analysis.main_sides": "pages that speak of the main sides",
    "positions.analysis.placement": "pages that speak of the main sides",
    "positions.analysis.plan_distance": "plans by distance, an open issue",
    "positions.analysis.network": "exports of networks, an open issue",
    "positions.analysis.network_statements": "exports of networks, an open issue",
    "positions.analysis.network_text": "exports of networks, an open issue",
}
# Names everything of its package in one place; that alone does not reach it.
FACADES = {"positions.analysis", "positions.extraction", "positions.sources"}


@dataclass
class Room:
    """A module: its top-level definitions, what it runs when it is imported, which of
    them it registers then, and where the names come from that it imports."""

    name: str
    definitions: dict[str, ast.stmt] = field(default_factory=dict)
    runs: list[ast.AST] = field(default_factory=list)
    registered: list[str] = field(default_factory=list)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)


Rooms = dict[str, Room]
Name = tuple[str, str]
"""Module and name in it."""


@cache
def product() -> Rooms:
    paths = tracked(*(f"{package}/*.py" for package in PACKAGES))
    read = [
        room_of(module_name(path), path.read_text("utf-8"))
        for path in paths
        if "migrations" not in path.parts
    ]
    return {room.name: room for room in read}


def module_name(path: Path) -> str:
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(name: str, text: str) -> Room:
    room, tree = Room(name), ast.parse(text)
    for statement in tree.body:
        defined = list(names_defined(statement))
        room.definitions |= dict.fromkeys(defined, statement)
        if not defined:
            room.runs.append(statement)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                at = alias.asname or alias.name
                room.imported[at] = (node.module, alias.name)
    room.registered += [n for n in room.definitions if is_registered(n, room)]
    return room


def names_defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        targets = [t for target in statement.targets for t in ast.walk(target)]
        names = [t for t in targets if isinstance(t, ast.Name)]
        yield from (t.id for t in names if isinstance(t.ctx, ast.Store))
    elif isinstance(statement, ast.AnnAssign) and isinstance(
        statement.target, ast.Name
    ):
        yield statement.target.id


def is_registered(name: str, room: Room) -> bool:
    """Given to an object of the module, as in `@api.get("/matrix")`."""
    for decorator in getattr(room.definitions[name], "decorator_list", []):
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        owner = called.value if isinstance(called, ast.Attribute) else None
        if isinstance(owner, ast.Name) and owner.id in room.definitions:
            return True
    return False


class Walk:
    """Follows names from the modules with which a process begins."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.names: set[Name] = set()
        self.entered: set[str] = set()
        self.ahead: list[tuple[str, ast.AST]] = []

    def enter(self, module: str) -> None:
        """Importing a module runs it, and the packages that it lies in."""
        parts = module.split(".")
        for known in (".".join(parts[: n + 1]) for n in range(len(parts))):
            if known in self.rooms and known not in self.entered | FACADES:
                self.entered.add(known)
                self.ahead += [(known, node) for node in self.rooms[known].runs]
                for name in self.rooms[known].registered:
                    self.come_to(known, name)

    def come_to(self, module: str, name: str) -> None:
        """Where the name is defined, over as many imports as it takes."""
        self.enter(f"{module}.{name}")
        room = self.rooms.get(module)
        if room is None or (module, name) in self.names:
            return
        self.enter(module)
        if name in room.definitions:
            self.names.add((module, name))
            self.ahead.append((module, room.definitions[name]))
        elif name in room.imported:
            self.names.add((module, name))
            self.come_to(*room.imported[name])

    def look_around(self) -> None:
        while self.ahead:
            module, node = self.ahead.pop()
            for target in self.read_in(module, node):
                self.come_to(*target)

    def read_in(self, module: str, node: ast.AST) -> Iterator[Name]:
        """Names of the module, names that it imports, and attributes of modules."""
        imported = self.rooms[module].imported
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                yield imported.get(part.id, (module, part.id))
            elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
                owner = imported.get(part.value.id)
                if owner:
                    yield ".".join(owner), part.attr


def reached(rooms: Rooms, begin: Callable[[str], bool]) -> set[Name]:
    """Every definition that a process can come to."""
    walk = Walk(rooms)
    for module in filter(begin, rooms):
        walk.enter(module)
        for name in rooms[module].definitions:
            walk.come_to(module, name)
    walk.look_around()
    return walk.names


def begins(module: str) -> bool:
    return module in BEGIN_WHOLE or module.startswith(BEGINNINGS)


@cache
def found() -> set[Name]:
    return reached(product(), begins)


def test_every_module_is_reached():
    there = {module for module, _ in found()}
    full = {name for name, room in product().items() if room.definitions}

    assert full - there - FACADES - REPRIEVED.keys() == set()


def test_every_name_is_reached():
    dead = {
        f"{module}.{name}"
        for module, room in product().items()
        if module not in FACADES | REPRIEVED.keys()
        for name in room.definitions
        if not name.startswith("__") and (module, name) not in found()
    }

    assert dead == set()


def test_what_is_reprieved_is_there_and_still_unreached():
    there = {module for module, _ in found()}

    assert REPRIEVED.keys() - product().keys() == set()
    assert REPRIEVED.keys() & there == set()


def test_every_place_where_a_process_begins_is_there():
    modules = product()

    assert BEGIN_WHOLE - modules.keys() == set()
    assert {b for b in BEGINNINGS if not any(m.startswith(b) for m in modules)} == set()


MADE_UP = {
    "p.start": "from p.middle import go\nfrom p import tools\n\nX = tools.cut(go())\n",
    "p.middle": "from p.end import last\n\ndef go():\n    return last()\n",
    "p.end": "def last():\n    return 1\n\ndef alone():\n    return deep()\n\n"
    "def deep():\n    return alone()\n",
    "p.tools": "def cut(x):\n    return x\n\ndef sew(x):\n    return x\n",
    "p.asked": "api = object()\n\n@api.get('/')\ndef answer():\n    return word()\n\n"
    "def word():\n    return ''\n",
    "p.tests_only": "def helper():\n    return 2\n",
}


def test_names_are_followed_and_two_dead_ones_keep_each_other_not_alive():
    rooms = {name: room_of(name, text) for name, text in MADE_UP.items()}

    names = reached(rooms, {"p.start", "p.asked"}.__contains__)

    assert {(m, n) for m, n in names if n in rooms[m].definitions} == {
        ("p.start", "X"),
        ("p.middle", "go"),
        ("p.end", "last"),
        ("p.tools", "cut"),
        ("p.asked", "api"),
        ("p.asked", "answer"),
        ("p.asked", "word"),
    }


def test_what_is_given_to_an_object_of_its_module_runs_with_it():
    rooms = {name: room_of(name, MADE_UP[name]) for name in ("p.start", "p.asked")}
    rooms["p.start"].imported["asked"] = ("p", "asked")
    rooms["p.start"].runs.append(ast.parse("asked.api"))

    assert ("p.asked", "word") in reached(rooms, {"p.start"}.__contains__)
