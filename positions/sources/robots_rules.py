"""What a robots.txt allows one crawler: RFC 9309, sections 2.1 and 2.2.

Where the standard is silent, what its authors' own reader does: misspelt and
colonless lines are understood, and an allowed index page allows its folder.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

# Not `splitlines`: that would end lines at characters which may stand inside them.
_LINE_END = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"[A-Za-z_-]*")
_KEYS = {
    "user-agent": "user-agent",
    "useragent": "user-agent",
    "user agent": "user-agent",
    "allow": "allow",
    "disallow": "disallow",
    "dissallow": "disallow",
    "dissalow": "disallow",
    "disalow": "disallow",
    "diasllow": "disallow",
    "disallaw": "disallow",
}
_COLONLESS = re.compile(rf"\s*({'|'.join(_KEYS)})\s+(.*)", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_INDEX = "/index.html"
# A byte order mark, whole or broken.
_MARKS = "\ufeff\ufffd"
EVERYBODY = "*"


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A path of a rule in its parts between asterisks, and whether it ends there."""

    parts: tuple[str, ...]
    is_anchored: bool
    octets: int

    @classmethod
    def of(cls, path: str) -> "PathPattern":
        is_anchored = path.endswith("$")
        parts = path.removesuffix("$").split("*")
        encoded = tuple(normal_path(part) for part in parts)
        octets = sum(map(len, encoded)) + len(parts) - 1 + is_anchored
        return cls(encoded, is_anchored, octets)

    def matches(self, path: str) -> bool:
        """True if the path begins with the pattern; each part at its first place."""
        first, *others = self.parts
        if not others:
            return path == first if self.is_anchored else path.startswith(first)
        *between, last = others
        place = len(first) if path.startswith(first) else -1
        for part in between:
            if place < 0:
                break
            start = path.find(part, place)
            place = start + len(part) if start >= 0 else -1
        if self.is_anchored:
            return 0 <= place <= len(path) - len(last) and path.endswith(last)
        return place >= 0 and path.find(last, place) >= 0


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The rules for one crawler; none means that everything is allowed."""

    rules: tuple[tuple[PathPattern, bool], ...] = ()

    @classmethod
    def read(cls, text: str, crawler: str) -> "RobotsRules":
        """The rules of `text` for a crawler, by its product token such as `Parley`.

        Groups that name it count together, case aside; else those for everybody. A
        name that is no token (letters, `_` and `-`) cannot be named by any group.
        """
        own = crawler.lower() if _TOKEN.fullmatch(crawler) else ""
        groups: dict[str, list[tuple[PathPattern, bool]]] = {}
        named: list[str] = []
        names_go_on = False
        for key, value in _lines(text):
            if key == "user-agent":
                named = [*named, _named(value)] if names_go_on else [_named(value)]
                groups.setdefault(named[-1], [])
                names_go_on = True
                continue
            names_go_on = False
            for name in named:
                if name in {own, EVERYBODY}:
                    groups[name].extend(_rules(key, value))
        chosen = groups[own] if own and own in groups else groups.get(EVERYBODY, [])
        return cls(tuple(chosen))

    def allow(self, request_target: str) -> bool:
        """Whether a path, with its query, may be read: the longest match decides."""
        path = normal_path(request_target)
        if path == "/robots.txt":
            return True
        matching = [
            (pattern.octets, allows)
            for pattern, allows in self.rules
            if pattern.matches(path)
        ]
        return max(matching, default=(0, True))[1]


def token_of(name: str) -> str:
    """The product token at the beginning of a name, in lower case."""
    token = _TOKEN.match(name.strip())
    return token[0].lower() if token else ""


def normal_path(path: str) -> str:
    """A path in the one spelling in which paths are compared (section 2.2.2).

    Unreserved characters stand for themselves, all others as escapes of their octets;
    what is already an escape of another character stays one.
    """
    spelt = _ESCAPE.sub(_respelt, path)
    return quote(spelt, safe="/?:@!&'()+,;=%~[]")


def _respelt(escape: re.Match[str]) -> str:
    character = chr(int(escape[0][1:], 16))
    is_plain = character.isascii() and (character.isalnum() or character in "-._~")
    return character if is_plain else escape[0].upper()


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Key and value of the lines that make groups; all other lines are as if blank."""
    for line in _LINE_END.split(text.lstrip(_MARKS)):
        content = line.partition("#")[0]
        key, colon, value = content.partition(":")
        known = _KEYS.get(key.strip().lower()) if colon else None
        if known is None and (colonless := _COLONLESS.fullmatch(content)):
            known, value = _KEYS[colonless[1].lower()], colonless[2]
        if known is not None:
            yield known, value.strip()


def _named(value: str) -> str:
    """Whom a user-agent line names; of several words the first."""
    return EVERYBODY if value.split()[:1] == [EVERYBODY] else token_of(value)


def _rules(key: str, path: str) -> Iterator[tuple[PathPattern, bool]]:
    """The rules of a line; a line without a path is none."""
    if not path:
        return
    allows = key == "allow"
    yield PathPattern.of(path), allows
    if allows and path.endswith(_INDEX):
        yield PathPattern.of(path.removesuffix("index.html") + "$"), True
