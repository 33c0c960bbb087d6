"""Everything that outlives a request is named in docs/caching.md, and nothing else is.

What can outlive one hangs on a function that remembers its results, on a property that
does, or on a module or class whose state functions change.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.conftest import REPOSITORY
from tests.test_repository import tracked

REMEMBERING = {"lru_cache", "cache", "cached_property"}
CHANGING = {
    *("add", "append", "appendleft", "clear", "discard", "extend", "insert"),
    *("move_to_end", "pop", "popitem", "put", "remove", "setdefault", "update"),
}
ROW = re.compile(r"^\| (`.+?`) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
Found = Iterator[str]


@cache
def sources() -> dict[str, ast.Module]:
    """The trees of all modules of the product, by dotted name."""
    paths = tracked("dashboard/*.py", "positions/*.py")
    return {
        ".".join(path.relative_to(REPOSITORY).with_suffix("").parts): ast.parse(
            path.read_text("utf-8")
        )
        for path in paths
        if "migrations" not in path.parts
    }


def named(node: ast.expr) -> str:
    """The last name of `functools.lru_cache(maxsize=1)`: `lru_cache`."""
    if isinstance(node, ast.Call):
        return named(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def remembering(tree: ast.AST, prefix: str) -> Found:
    """Functions that remember, and where a function is made to by a call."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = f"{prefix}.{node.name}"
            if REMEMBERING.intersection(map(named, node.decorator_list)):
                yield inner
            for child in node.body:
                yield from remembering(child, inner)
            continue
        if isinstance(node, ast.Call) and named(node) in REMEMBERING:
            yield f"{prefix}()"
        inner = f"{prefix}.{node.name}" if isinstance(node, ast.ClassDef) else prefix
        yield from remembering(node, inner)


def targets(node: ast.AST) -> Iterator[ast.expr]:
    """What a statement assigns to or deletes."""
    if isinstance(node, ast.Assign | ast.Delete):
        for target in node.targets:
            yield from target.elts if isinstance(target, ast.Tuple) else [target]
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        yield node.target


def changed(function: ast.AST) -> Iterator[ast.expr]:
    """Objects whose inside a function changes: `x` of `x[1] = 2` and `x.y.add(1)`."""
    for node in ast.walk(function):
        for target in targets(node):
            if isinstance(target, ast.Attribute | ast.Subscript):
                yield target.value
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in CHANGING:
            yield called.value


def root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def own_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Parameters and variables, which hide what the module calls the same."""
    arguments = ast.walk(function.args)
    names = {a.arg for a in arguments if isinstance(a, ast.arg)}
    stored = (n for n in ast.walk(function) if isinstance(n, ast.Name))
    return names | {n.id for n in stored if isinstance(n.ctx, ast.Store)}


def kept_names(tree: ast.Module) -> set[str]:
    """Names of a module that hold a value or a class."""
    assigned = {
        t.id for node in tree.body for t in targets(node) if isinstance(t, ast.Name)
    }
    return assigned | {n.name for n in tree.body if isinstance(n, ast.ClassDef)}


def changing_classes(trees: dict[str, ast.Module]) -> set[str]:
    """Classes whose objects change after they were made."""
    return {
        node.name
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for function in functions(node)
        if function.name not in {"__init__", "__post_init__"}
        if any(root(place) in {"self", "cls"} for place in changed(function))
    }


def changed_names(tree: ast.Module) -> Found:
    """Names of a module whose values its functions change or replace."""
    kept = kept_names(tree)
    for function in functions(tree):
        names = {root(place) for place in changed(function)}
        yield from names & kept - own_names(function)
        for node in ast.walk(function):
            if isinstance(node, ast.Global):
                yield from node.names


def changing_objects(tree: ast.Module, classes: set[str]) -> Found:
    """Names of a module for an object of one of these classes."""
    for node in tree.body:
        value = getattr(node, "value", None)
        if isinstance(value, ast.Call) and named(value) in classes:
            yield from map(root, targets(node))


def outliving(trees: dict[str, ast.Module]) -> set[str]:
    """Dotted names of everything that can outlive a request."""
    classes = changing_classes(trees)
    names = set()
    for module, tree in trees.items():
        names |= set(remembering(tree, module))
        state = {*changed_names(tree), *changing_objects(tree, classes)}
        names |= {f"{module}.{name}" for name in state}
    return names


def in_the_docs() -> set[str]:
    text = (REPOSITORY / "docs" / "caching.md").read_text("utf-8")
    return {
        name
        for where, *_ in ROW.findall(text)
        for name in re.findall(r"`(.+?)`", where)
    }


def test_everything_remembered_is_named_with_what_ends_its_life():
    in_the_code = outliving(sources())

    assert len(in_the_code) > 30
    assert in_the_code - in_the_docs() == set()
    assert in_the_docs() - in_the_code == set()


def test_djangos_cache_is_not_used_beside_it():
    for module, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert node.module != "django.core.cache", module


SAMPLE = """
import functools
from functools import cache, cached_property, lru_cache

COLOURS = {"a": 1}
SEEN, LAST = {}, None
SHELF = []

@cache
def decorated(): ...

@functools.lru_cache(maxsize=3)
def decorated_with_brackets(): ...

class Holder:
    newest = None

    def __init__(self):
        self.made = lru_cache(4)(self.make)

    @cached_property
    def worked_out(self): ...

class Box:
    def __init__(self):
        self.inside = {}

    def put(self, name):
        self.inside[name] = 1

box = Box()

def look(name, shelf):
    shelf.append(name)
    COLOURS.get(name)
    SEEN[name] = 1

def place(name):
    global LAST
    LAST = name
    SHELF[0].append(name)
    Holder.newest = name
"""


def test_each_way_to_outlive_a_request_is_seen():
    names = outliving({"sample": ast.parse(SAMPLE)})

    assert names == {
        f"sample.{name}"
        for name in (
            *("decorated", "decorated_with_brackets", "Holder.__init__()"),
            *("Holder.worked_out", "Holder", "SEEN", "LAST", "SHELF", "box"),
        )
    }
