"""Only `positions/sources/fetch.py` fetches from the web: proven on the syntax tree."""

import ast
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

FETCH = Path("positions/sources/fetch.py")
NETWORK = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "xmlrpc",
}
# Parsers that would fetch by themselves when they are given an address.
FETCHING = {"trafilatura.fetch_url", "trafilatura.downloads", "trafilatura.feeds"}
# One of them in each exempt file, and why.
EXEMPT = {
    # asks whether the port for our own server is free
    Path("dashboard/management/commands/quickstart"): {"socket"},
    # says goodbye on a line that a client has opened
    Path("dashboard/running/connections.py"): {"socket"},
    # asks the language model that the operator has set, and no other address; off
    # unless set, and no address from an article or a feed ever reaches it
    Path("positions/sources/chat.py"): {
        "urllib3",
        "urllib3.exceptions",
        "urllib3.exceptions.HTTPError",
        "urllib3.util",
        "urllib3.util.Retry",
        "urllib3.util.Timeout",
    },
}


def imported_names(source: str) -> set[str]:
    """Every module and member that a source text imports, as dotted names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("__import__", "import_module")
        ):
            names |= {
                str(argument.value)
                for argument in node.args
                if isinstance(argument, ast.Constant)
            }
    return names


def network_names(source: str) -> set[str]:
    return {
        name
        for name in imported_names(source)
        for module in NETWORK | FETCHING
        if name == module or name.startswith(module + ".")
    }


def sources() -> list[Path]:
    return [
        path.relative_to(REPOSITORY)
        for folder in ("positions", "dashboard")
        for path in sorted((REPOSITORY / folder).rglob("*.py"))
    ]


def allowed(path: Path) -> set[str]:
    return next(
        (names for root, names in EXEMPT.items() if str(path).startswith(str(root))),
        set(),
    )


def test_no_other_module_imports_a_network_library():
    found = {
        str(path): network_names((REPOSITORY / path).read_text("utf-8")) - allowed(path)
        for path in sources()
        if path != FETCH
    }

    assert len(found) > 20
    assert {path: names for path, names in found.items() if names} == {}


def test_the_fetch_module_is_where_the_network_is():
    assert "socket" in network_names((REPOSITORY / FETCH).read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "import requests",
        "import urllib.request as u",
        "from urllib import request",
        "from socket import create_connection",
        "from trafilatura import fetch_url",
        "__import__('http.client')",
        "importlib.import_module('socket')",
    ],
)
def test_each_way_to_reach_the_network_would_be_seen(line):
    assert network_names(line)


def test_taking_addresses_apart_is_no_network():
    assert network_names("from urllib.parse import urlsplit\nimport http") == set()
