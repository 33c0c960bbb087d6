"""Form choices from the glossary's enumerations."""

from enum import StrEnum


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    """Value and plain label of each word, in the glossary's order."""
    return [(word.value, word.value.replace("_", " ").capitalize()) for word in words]
