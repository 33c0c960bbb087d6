"""Every address of the site, and requests that no page of it would make."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

# What stands in the place of a path's parts: a real one, none, one of the wrong kind.
PLACES = (
    {"int": "1", "slug": "ceasefire", "str": "csv", "path": "1"},
    {"int": "0", "slug": "-", "str": "%00", "path": "%00"},
    {"int": "9" * 30, "slug": "a" * 300, "str": "x" * 300, "path": "9" * 30},
)
QUERIES = (
    "",
    "format=0",
    "format=%00&format=csv&page=x&p=-1&q=%00&o=99.-1.x&e=1&next=%00",
    "as_of=0000-00-00&known_at=9999-99-99&from=x&to=%00&a=%00&b=x&compare_to=x",
    "party=%00&issue=%00&cell=..&group=%00&own_words_only=%00&speaker=x&process=%00",
    "as_of=0001-01-01&known_at=0001-01-01&from=0001-01-01&to=9999-12-31",
    "as_of=9999-12-31&known_at=9999-12-31&from=9999-12-31&to=0001-01-01&a=&b=&cell=RU.",
    "id__exact=x&id=x&pk__in=a,b&_to_field=x&_popup=1&_changelist_filters=%00",
    "limit=-1&offset=99999999999999999999999&revision=99999999999999999999999&page=-1",
    "%ff%fe=%ff&[]=1&a[b]=2&%F0%9F%98%80=%D8%B1&" + "x=1&" * 50,
)


def routes(patterns: Any = None, before: str = "") -> Iterator[str]:
    """Each route as it is written, with its converters."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def addresses(of: str = "") -> list[str]:
    """Addresses whose route begins with `of`, with all kinds of parts, sorted."""
    found = set()
    for route in routes():
        if not route.startswith(of) or "(?P" in route:
            continue
        for kinds in PLACES:
            parts = re.split(r"<(?:(\w+):)?\w+>", route)
            # Every second piece is the name of a converter, or None.
            parts[1::2] = [kinds[kind or "str"] for kind in parts[1::2]]
            found.add("/" + "".join(parts))
    return sorted(found)


def sent(client: Client, address: str, data: Any = None, kind: str = "") -> Any:
    """The answer to a POST, of which nothing stays; with a `kind`, of raw bytes."""
    with transaction.atomic():
        if kind:
            answer = client.generic("POST", address, data, content_type=kind)
        else:
            answer = client.post(address, data or {})
        transaction.set_rollback(True)
    return answer
