"""The "if" of a statement, in the words of the text."""

from positions.extraction.scenes import Scene

_LONGEST = 200


def find_condition(text: str, scene: Scene) -> str:
    """The clause that a condition word opens, or an empty string.

    The clause runs to the next punctuation mark; fewer than three words are none.
    """
    tokens = scene.tokens
    for first, end in sorted(scene.places.get("@condition", ())):
        last = _last_of_clause(scene, first)
        if last > end:
            return text[tokens[first].start : tokens[last].end][:_LONGEST]
    return ""


def _last_of_clause(scene: Scene, first: int) -> int:
    tokens = scene.tokens
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].clause == tokens[first].clause:
        last += 1
    return last
