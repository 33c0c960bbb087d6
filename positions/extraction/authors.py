"""Texts that a party publishes itself: remarks, statements, letters."""

from collections.abc import Sequence

from positions.extraction.mentions import Mention
from positions.extraction.scenes import Scene

# So many sentences in the first person make a text the author's own.
_FIRST_PERSON = 2
_HEAD = 3
# Where the head names nobody, the opening sentences do.
_OPENING = 4
# "Joint statement", "A letter by": the kind of document opens the title.
_TITLE = 2


def find_author(
    scenes: Sequence[Scene], first_person: frozenset[str]
) -> Mention | None:
    """The party whose own text this is, or None for a report about it.

    Its head names a kind of document and one party, and the body speaks of "we" or
    "I" outside quotation marks. "Statement by ..." as the title says as much alone.
    """
    head = [scene for scene in scenes[:_HEAD] if _is_head(scene)]
    if not head:
        return None
    own = sum(_speaks_of_itself(scene, first_person) for scene in scenes)
    titled = any(
        start <= _TITLE for start, _end in scenes[0].places.get("@document", ())
    )
    if own < (1 if titled else _FIRST_PERSON):
        return None
    signed = [m for scene in head for m in scene.mentions if m.agent]
    ours = [m for scene in scenes[:_OPENING] for m in _named_we(scene, first_person)]
    named = _named(scenes, first_person)
    by_name = [mention for mention in named if mention.kind != "body"]
    return next(iter([*signed, *ours, *by_name, *named]), None)


def _named(scenes: Sequence[Scene], first_person: frozenset[str]) -> list[Mention]:
    """Whom head and opening name, but for those of whom "we" speak.

    The place and day under a title ("Paris, 4 September") is no author.
    """
    others = {
        party
        for scene in scenes
        if _speaks_of_itself(scene, first_person)
        for mention in scene.mentions
        for party in mention.parties
    }
    return [
        mention
        for k, scene in enumerate(scenes[: _HEAD + _OPENING])
        for mention in scene.mentions
        if mention.kind in {"person", "joint", "body"} and not mention.oblique
        if not (k and scene.sentence.is_heading and _has_number(scene))
        if scene.sentence.is_heading or not others.intersection(mention.parties)
    ]


def _named_we(scene: Scene, first_person: frozenset[str]) -> list[Mention]:
    """ "We, the leaders of the League, ...": the name beside the first word."""
    tokens = scene.tokens
    if len(tokens) < 2 or tokens[0].fold not in first_person:
        return []
    if tokens[1].clause == tokens[0].clause:
        return []
    aside = tokens[1].clause
    return [m for m in scene.mentions if tokens[m.start].clause == aside]


def _has_number(scene: Scene) -> bool:
    return any(token.fold[0].isdigit() for token in scene.tokens)


def _is_head(scene: Scene) -> bool:
    """A report also tells of a message; there somebody says it."""
    told = any(frame.says for frame in scene.frames)
    return scene.has("@document") and (scene.sentence.is_heading or not told)


def _speaks_of_itself(scene: Scene, first_person: frozenset[str]) -> bool:
    return any(
        token.fold in first_person and not quoted
        for token, quoted in zip(scene.tokens, scene.quoted, strict=True)
    )
