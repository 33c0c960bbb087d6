"""One sentence with everything that the later stages ask about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from positions.extraction.compiled import Compiled
from positions.extraction.cues import CueMatch
from positions.extraction.finder import Finder
from positions.extraction.frames import Frame, find_frames
from positions.extraction.mentions import Mention
from positions.extraction.quotations import Quotation
from positions.extraction.sentences import Sentence
from positions.extraction.spans import Span, ending, holds, starting
from positions.extraction.strangers import has_stranger
from positions.extraction.tokens import Token
from positions.extraction.words.grammar import Grammar


@dataclass(slots=True)
class Scene:
    """A sentence, its words, who is in it, what it is about and which cues hold."""

    sentence: Sentence
    tokens: list[Token]
    places: dict[str, list[Span]]
    mentions: list[Mention]
    frames: list[Frame]
    topics: dict[str, list[Span]]
    cues: list[CueMatch]
    quotations: list[Quotation] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    # Its subject is somebody whom the lexicon does not know.
    stranger: bool = False
    speaker: Frame | None = None
    carried: Mention | None = None
    plan: Mention | None = None
    plan_leaked: bool = False
    # Sentences since a plan was named; "the text would ..." goes on with it.
    plan_age: int = 99

    def has(self, name: str) -> bool:
        return name in self.places

    @property
    def wholly_quoted(self) -> bool:
        return bool(self.quoted) and sum(self.quoted) >= 0.9 * len(self.quoted)


def read_scenes(
    text: str,
    sentences: Sequence[tuple[Sentence, list[Token]]],
    quotations: Sequence[Quotation],
    compiled: Compiled,
    day: date | None,
) -> list[Scene]:
    """Scenes of sentences with their words, in the order of the text.

    Pronouns look back through the finder.
    """
    finder = Finder(compiled, text, day)
    scenes: list[Scene] = []
    first = 0
    for sentence, tokens in sentences:
        while first < len(quotations) and quotations[first].end <= sentence.start:
            first += 1
        inside = _inside(quotations, first, sentence)
        scene = _scene(sentence, tokens, inside, compiled, finder)
        scene.speaker = main_speaker(scene)
        if scene.speaker is not None:
            finder.memory.saw(scene.speaker.mention)
            finder.memory.holder = scene.speaker.mention
        _remember(scene, scenes, finder)
        scenes.append(scene)
    return scenes


def _inside(
    quotations: Sequence[Quotation], first: int, sentence: Sentence
) -> list[Quotation]:
    """Those that touch the sentence, of which `first` is the first that may."""
    last = first
    while last < len(quotations) and quotations[last].start < sentence.end:
        last += 1
    return list(quotations[first:last])


def _remember(scene: Scene, scenes: Sequence[Scene], finder: Finder) -> None:
    """Note whose position a sentence without a holder goes on with."""
    memory = finder.memory
    if memory.plan and (scene.has("@leak") or scene.has("@nameless")):
        about = [scene, *scenes[-2:]]
        if any(m.kind == "plan" for s in about for m in s.mentions):
            memory.plan_leaked = True
    if presents_plan(scene, finder.grammar):
        assert scene.speaker is not None
        memory.plan = scene.speaker.mention.parties
    offers = scene.has("@offer") and scene.speaker is not None
    memory.offered = scene.speaker.mention.parties if offers and scene.speaker else ()
    first_item = scene.sentence.is_item and scenes and not scenes[-1].sentence.is_item
    if first_item and scenes[-1].speaker and not memory.plan_leaked:
        # Whoever went through the points before the list speaks for them.
        memory.plan = scenes[-1].speaker.mention.parties
    scene.plan_leaked = memory.plan_leaked
    named = any(m.kind == "plan" for m in scene.mentions)
    scene.plan_age = 0 if named else (scenes[-1].plan_age + 1 if scenes else 99)
    if memory.plan:
        scene.plan = Mention(0, 0, memory.plan, "plan")
    previous = scenes[-1].sentence.paragraph if scenes else 0
    joint = [m for m in scene.mentions if m.kind == "joint"]
    if scene.speaker is None and joint:
        memory.holder = joint[0]
    if scene.speaker is not None or joint or _goes_on(scene, previous):
        scene.carried = memory.holder
    else:
        memory.holder = None


def presents_plan(scene: Scene, grammar: Grammar) -> bool:
    """ "Kyiv has presented a plan": a new, unowned plan is of who speaks of it."""
    if scene.speaker is None or scene.speaker.verb is None:
        return False
    owned = {k for m in scene.mentions for k in range(m.start, m.end)}
    new = grammar.articles - grammar.definite
    for start, _end in scene.places.get("@plan", ()):
        before = {token.fold for token in scene.tokens[max(0, start - 4) : start]}
        free = start not in owned and start > scene.speaker.verb[0]
        if free and not scene.quoted[start] and (not new or before & new):
            return True
    return False


def _goes_on(scene: Scene, previous: int) -> bool:
    """Does the sentence carry on with the last speaker's words?

    Not in another paragraph, and not where somebody unknown speaks.
    """
    unknown = scene.stranger or any(
        not scene.quoted[start]
        for name in ("@say", "@nameless")
        for start, _end in scene.places.get(name, ())
    )
    return scene.sentence.paragraph == previous and not unknown


def _scene(
    sentence: Sentence,
    tokens: list[Token],
    inside: list[Quotation],
    compiled: Compiled,
    finder: Finder,
) -> Scene:
    quoted = _in_marks(tokens, inside)
    places = compiled.book.places(tokens)
    before_colon = colons(finder.text, tokens)
    if before_colon:
        places["@colon"] = before_colon
    drop_double_negation(places)
    mentions = finder.find(tokens, places, quoted)
    topics: dict[str, list[Span]] = {}
    cues = []
    for found in compiled.book.find(places):
        issue = compiled.topics.get(found.pattern)
        if issue is not None:
            topics.setdefault(issue, []).append((found.start, found.end))
        if found.pattern in compiled.options and not _runs_out(found, places, quoted):
            cues.append(found)
    frames = find_frames(tokens, places, mentions, compiled.grammar, quoted)
    stranger = has_stranger(finder.text, tokens, places, mentions, compiled.grammar)
    return Scene(
        sentence=sentence,
        tokens=tokens,
        places=places,
        mentions=mentions,
        frames=frames,
        topics=topics,
        cues=cues,
        quotations=inside,
        quoted=quoted,
        stranger=stranger,
    )


def _in_marks(tokens: Sequence[Token], inside: Sequence[Quotation]) -> list[bool]:
    quoted = []
    k = 0
    for token in tokens:
        while k < len(inside) and inside[k].end <= token.start:
            k += 1
        quoted.append(k < len(inside) and inside[k].start <= token.start)
    return quoted


def _runs_out(
    found: CueMatch, places: dict[str, list[Span]], quoted: Sequence[bool]
) -> bool:
    """A cue that begins in somebody's words and ends after "he said" holds nothing."""
    if not quoted[found.start] or quoted[found.end - 1]:
        return False
    says = starting(places.get("@say", ()), found.start + 1, found.end)
    return any(not quoted[start] for start, _end in says)


def colons(text: str, tokens: Sequence[Token]) -> list[Span]:
    """Words with a colon after them that opens a clause, not a time of day."""
    return [
        (k, k + 1)
        for k, token in enumerate(tokens[:-1])
        if text[token.end : token.end + 3].strip().startswith(":")
        and not text[token.end - 1].isdigit()
    ]


def drop_double_negation(places: dict[str, list[Span]]) -> None:
    """ "does not rule out" is no refusal: both words leave the class of refusals."""
    negators = places.get("@not", [])
    refusals = places.get("@no", [])
    gone: set[Span] = set()
    for start, end in refusals:
        if holds(negators, (start, end)):
            continue
        for negator in ending(negators, start - 1, start):
            gone |= {(start, end), negator}
    if gone:
        kept = [span for span in refusals if span not in gone]
        places["@no"] = kept
        if not kept:
            del places["@no"]


def main_speaker(scene: Scene) -> Frame | None:
    """Who speaks in the sentence: a frame of saying outside quotation marks first."""
    outside = [
        frame
        for frame in scene.frames
        if not (scene.quoted and scene.quoted[frame.mention.start])
    ]
    for wanted in (
        [f for f in outside if f.says],
        [f for f in outside if f.how in {"subject", "agent"}],
    ):
        if wanted:
            return wanted[0]
    return None
