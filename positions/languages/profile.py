"""Shape of what is known of a language, which stands in `<language>.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its ISO 639-1 code, with small closed lists of its words.

    `order` is its place among the languages that texts are coded in, None where a
    page can be read but there are no coding rules.
    `bylines` stand before an author's name, `negations` turn a sentence round
    (`*n't` = any beginning), `abbreviations` end with a full stop and no sentence,
    `point_words` stand before the number of a point in a list, and after one of
    `ordinals_after` a number with a full stop is an ordinal.
    `encodings` are the code pages of its alphabet, the likeliest first; empty for the
    Western one. A text that looks like one of `mistaken_for` is in this language if
    it has some of `own_letters` and none of `foreign_letters`.
    """

    code: str
    name: str
    order: int | None = None
    bylines: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    point_words: tuple[str, ...] = ()
    ordinals_after: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ()
    own_letters: str = ""
    foreign_letters: str = ""
    mistaken_for: tuple[str, ...] = ()


def read_languages(folder: Path) -> Mapping[str, Language]:
    """Languages by their code, those with coding rules first and in their order.

    ValueError names the file and what is wrong in it.
    """
    read = [_language(path) for path in sorted(folder.glob("*.toml"))]
    read.sort(key=lambda language: (language.order is None, language.order or 0))
    return {language.code: language for language in read}


def distinct(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The words of several lists, each once, in order."""
    return tuple(dict.fromkeys(word for words in lists for word in words))


def _language(path: Path) -> Language:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    unknown = set(data) - {field.name for field in fields(Language)}
    if unknown or "name" not in data:
        wrong = f"unknown: {', '.join(sorted(unknown))}" if unknown else "no name"
        raise ValueError(f"{path.name}: {wrong}")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
    }
    return Language(code=path.stem, **values)
