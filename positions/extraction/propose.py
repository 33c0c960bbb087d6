"""From an article to proposed statements: the stages in their order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from positions.extraction.attribution import attribute
from positions.extraction.compiled import compile_lexicon
from positions.extraction.conditions import find_condition
from positions.extraction.confidence import confidence, features
from positions.extraction.dates import said_on
from positions.extraction.evidence import evidence_span, spoken
from positions.extraction.holders import Holder, find_holder
from positions.extraction.kinds import kind_of
from positions.extraction.language import detect_language
from positions.extraction.lexicon import Lexicon
from positions.extraction.reading import Reading, read
from positions.extraction.scenes import Scene
from positions.extraction.stances import Stance, find_stances, topics_in_context
from positions.extraction.why import reasons
from positions.extraction.wrapping import unwrapped
from positions.languages import LANGUAGES
from positions.vocabulary import RULE_SET, Attribution, Kind

RULE_SET_VERSION = "1.1"

# "Will he agree": where the word for "whether" stands second.
_OPENING = 2

__all__ = ["RULE_SET", "RULE_SET_VERSION", "ProposedStatement", "propose"]


@dataclass(frozen=True, slots=True)
class ProposedStatement:
    """One proposed statement; `text[start:end] == quote` for the text it came from.

    `group` numbers proposals of one article that say the same (party, issue,
    option); it is None where a proposal stands alone. `features` is what the
    confidence was worked out from, for the ranker that learns from curators.
    """

    party: str
    joint_with: tuple[str, ...]
    speaker: str | None
    issue: str
    option: str
    value: float | None
    attribution: Attribution
    kind: Kind
    quote: str
    start: int
    end: int
    confidence: float
    why: tuple[str, ...]
    said_on: date | None
    condition: str = ""
    group: int | None = None
    features: tuple[float, ...] = ()


def propose(
    text: str,
    lexicon: Lexicon,
    *,
    published_on: date | None = None,
    language: str | None = None,
) -> tuple[ProposedStatement, ...]:
    """Statements that the text holds; none in a language without rules.

    At most one for each sentence, party and issue: the one with the firmest cue.
    """
    language = language or detect_language(text)
    if language not in LANGUAGES:
        return ()
    plain = unwrapped(text)
    reading = read(plain, compile_lexicon(lexicon, language), published_on)
    if reading is None:
        return ()
    proposals = [p for k in range(len(reading.scenes)) for p in _of_scene(reading, k)]
    found = _grouped(_once_a_passage(proposals))
    if plain == text:
        return found
    return tuple(replace(p, quote=text[p.start : p.end]) for p in found)


def _of_scene(reading: Reading, k: int) -> Iterable[ProposedStatement]:
    scene = reading.scenes[k]
    if scene.sentence.is_heading or _says_nothing(reading.text, scene):
        return ()
    present = topics_in_context(reading.scenes, k)
    best: dict[tuple[str, str], tuple[Stance, Holder]] = {}
    stances = find_stances(scene, present, reading.compiled)
    for stance in stances:
        for party, holder in _holders(reading, k, stance):
            best.setdefault((party, stance.issue.key), (stance, holder))
    return [
        _proposal(reading, k, stance, holder, party, features(stance, holder, stances))
        for (party, _issue), (stance, holder) in best.items()
        if not _is_borrowed(party, stance, best)
    ]


def _is_borrowed(
    party: str,
    stance: Stance,
    best: Mapping[tuple[str, str], tuple[Stance, Holder]],
) -> bool:
    """ "There is nothing to discuss, Crimea is ours" is no more of the last topic.

    The words speak of an issue that the sentence itself names.
    """
    return stance.from_context and any(
        other == party
        and not better.from_context
        and min(better.cue.end, stance.cue.end)
        > max(better.cue.start, stance.cue.start)
        for (other, _issue), (better, _holder) in best.items()
    )


def _says_nothing(text: str, scene: Scene) -> bool:
    """A question, a denied report, a poll, the view of those who only watch."""
    asks = text[scene.sentence.end - 1] == "?"
    # "He brushed the report aside" tells what is not so, and no more.
    told = not any(scene.quoted)
    denies = scene.has("@story") and scene.has("@denial")
    denies = denies or (scene.has("@unsaid") and told)
    watches = scene.has("@opinion") and told
    return asks or denies or watches or _is_open(scene) or _is_about_strangers(scene)


def _is_open(scene: Scene) -> bool:
    """ "Whether he will accept is unclear": nobody's position."""
    opens = scene.places.get("@whether", ())
    asked = scene.has("@open") or any(start < _OPENING for start, _end in opens)
    return asked or _is_imagined(scene)


def _is_imagined(scene: Scene) -> bool:
    """ "Suppose Kyiv agreed", "if it agreed, Moscow would ...": the writer's thought.

    Where somebody says it, or it stands in quotation marks, it is theirs.
    """
    if any(frame.says for frame in scene.frames) or any(scene.quoted):
        return False
    begins = {
        name
        for name in ("@suppose", "@if")
        if any(start == 0 for start, _end in scene.places.get(name, ()))
    }
    return "@suppose" in begins or ("@if" in begins and scene.has("@would"))


def _is_about_strangers(scene: Scene) -> bool:
    """A state or a person whom we do not know, and nobody else who speaks or acts."""
    acting = [f for f in scene.frames if f.how not in {"bare", "plan"}]
    return scene.stranger and not acting


def _holders(reading: Reading, k: int, stance: Stance) -> Iterator[tuple[str, Holder]]:
    holder = find_holder(
        reading.scenes[k],
        stance.cue,
        reading.speakers,
        reading.compiled.grammar,
        reading.author,
        reading.compiled.blocs,
    )
    if holder is None:
        return
    for party in holder.mention.parties:
        if stance.cue.pattern.allows(party):
            yield party, holder


def _proposal(
    reading: Reading,
    k: int,
    stance: Stance,
    holder: Holder,
    party: str,
    row: tuple[float, ...],
) -> ProposedStatement:
    scene = reading.scenes[k]
    own_words = spoken(reading.text, scene, stance.cue, holder, reading.speakers)
    attribution = attribute(reading.scenes, k, holder, own_words)
    start, end = evidence_span(reading.text, reading.scenes, k, attribution, own_words)
    speaker = holder.mention.speaker
    return ProposedStatement(
        party=party,
        joint_with=tuple(m for m in holder.mention.members if m != party),
        speaker=speaker.name if speaker else None,
        issue=stance.issue.key,
        option=stance.option.key,
        value=stance.option.value,
        attribution=attribution,
        kind=kind_of(scene, holder, attribution),
        quote=reading.text[start:end],
        start=start,
        end=end,
        confidence=round(confidence(row), 3),
        why=reasons(reading.text, scene, stance, holder, attribution),
        said_on=said_on(scene, reading.compiled.grammar, reading.published_on),
        condition=find_condition(reading.text, scene),
        features=row,
    )


def _once_a_passage(proposals: list[ProposedStatement]) -> list[ProposedStatement]:
    """Sentences of one quotation give the same passage: the surest one stays."""
    best: dict[tuple[int, int, str, str], ProposedStatement] = {}
    for proposal in proposals:
        key = (proposal.start, proposal.end, proposal.party, proposal.issue)
        if key not in best or best[key].confidence < proposal.confidence:
            best[key] = proposal
    return list(best.values())


def _grouped(proposals: list[ProposedStatement]) -> tuple[ProposedStatement, ...]:
    """Number those that repeat each other within the article."""
    keys = [(p.party, p.issue, p.option) for p in proposals]
    often = [key for key, count in Counter(keys).items() if count > 1]
    numbers = {key: number for number, key in enumerate(often, start=1)}
    return tuple(
        replace(p, group=numbers.get(key))
        for p, key in zip(proposals, keys, strict=True)
    )
