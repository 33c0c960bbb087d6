"""Whose position a cue expresses, held apart from who tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from positions.extraction.cues import CueMatch
from positions.extraction.frames import Frame
from positions.extraction.mentions import Mention
from positions.extraction.quotations import Quotation
from positions.extraction.scenes import Scene
from positions.extraction.words.grammar import Grammar

_ENOUGH = 1.0
PLAN_LASTS = 4
_TERM = 3
_FIRM = {"agent": 3.6, "according": 2.6, "tail": 2.6}
_IDLE = 0.8
_ALONE = 2.0
# Named so near the head of a sentence, somebody else is its subject.
_HEADS = {"person": 3, "body": 1}
_OWN_BLOC = 3.0
_OWNED = {"owner": 3.2, "plan": 2.9}
# A holder that is so much weaker than the firmest is not taken instead of it.
_FAR = 1.4


@dataclass(frozen=True, slots=True)
class Holder:
    """The mention that holds the position, how it was found and how surely."""

    mention: Mention
    how: str
    score: float
    teller: Mention | None = None
    quotation: Quotation | None = None
    # What the holder wants is what the cue says.
    acts: bool = False
    # How much firmer than the next one, who may be another; 2 where there is none.
    lead: float = 2.0


def find_holder(
    scene: Scene,
    cue: CueMatch,
    speakers: Mapping[Quotation, Mention],
    grammar: Grammar,
    author: Mention | None = None,
    blocs: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Holder | None:
    """The best holder of what `cue` says, or None where nobody is near enough.

    `blocs` maps each bloc to its members.
    """
    quotation = _quotation_of(scene, cue)
    candidates = [_candidate(scene, frame, cue, blocs) for frame in scene.frames]
    if quotation is not None and _is_term(scene, quotation):
        quotation = None
    if quotation is not None and quotation in speakers:
        ours = _speaks_of_us(scene, grammar)
        ours = ours and not _tells_of_another(scene, cue, grammar)
        score = 3.3 if ours else 2.7
        candidates.append(Holder(speakers[quotation], "quote", score))
    else:
        candidates += _goes_on(scene)
    if author is not None:
        candidates.append(Holder(author, "author", 2.4))
    best = _best(candidates, cue)
    if best is None:
        return None
    if author is not None and best.mention.parties == author.parties:
        return Holder(author, "author", best.score, lead=best.lead)
    return _with_teller(scene, best, quotation, speakers)


def _speaks_of_us(scene: Scene, grammar: Grammar) -> bool:
    return any(
        token.fold in grammar.first_person and quoted
        for token, quoted in zip(scene.tokens, scene.quoted, strict=True)
    )


def _tells_of_another(scene: Scene, cue: CueMatch, grammar: Grammar) -> bool:
    """ "They insist that we leave": inside the quotation another one demands."""
    demands = scene.places.get("@want", ())
    return any(
        frame.how == "subject"
        and not frame.weak
        and frame.verb in demands
        and scene.quoted[frame.mention.start]
        and frame.mention.kind != "pronoun"
        and frame.mention.end <= cue.start + 1
        and not _we_between(scene, frame, grammar)
        for frame in scene.frames
    )


def _we_between(scene: Scene, frame: Frame, grammar: Grammar) -> bool:
    """ "The allies - we are prepared": the names stand beside, "we" acts."""
    assert frame.verb is not None
    between = scene.tokens[frame.mention.end : frame.verb[0]]
    return any(token.fold in grammar.first_person for token in between)


def _goes_on(scene: Scene) -> list[Holder]:
    """Who is meant by what stands before: the plan's author, the last speaker."""
    if scene.plan is not None and scene.sentence.is_item:
        return [Holder(scene.plan, "plan", 3.8)]
    if scene.plan is not None and _goes_on_with_plan(scene):
        return [Holder(scene.plan, "plan", 1.65)]
    named = any(
        frame.how == "bare" and frame.mention.start < _HEADS.get(frame.mention.kind, 0)
        for frame in scene.frames
        if not frame.mention.oblique
    )
    if scene.carried is not None and scene.speaker is None and not named:
        return [Holder(scene.carried, "carried", 1.7)]
    return []


def _goes_on_with_plan(scene: Scene) -> bool:
    """ "There would be a ceasefire": nobody speaks, and a plan was just named."""
    return (
        scene.speaker is None and scene.plan_age <= PLAN_LASTS and scene.has("@modal")
    )


def _is_term(scene: Scene, quotation: Quotation) -> bool:
    """A few words in marks where nobody speaks are a term, not speech."""
    return quotation.words <= _TERM and scene.speaker is None


def _best(candidates: list[Holder], cue: CueMatch) -> Holder | None:
    """The firmest holder whom the cue allows, unless another is far firmer."""
    ranked = sorted(candidates, key=lambda holder: -holder.score)
    for holder in ranked:
        if holder.score < max(_ENOUGH, ranked[0].score - _FAR):
            return None
        if any(cue.pattern.allows(party) for party in holder.mention.parties):
            return replace(holder, lead=_lead(holder, ranked))
        if holder.acts and holder.how == "subject":
            return None
    return None


def _lead(holder: Holder, ranked: list[Holder]) -> float:
    others = [h.score for h in ranked if h.mention.parties != holder.mention.parties]
    return min(_ALONE, holder.score - max(others, default=0.0))


def _candidate(
    scene: Scene, frame: Frame, cue: CueMatch, blocs: Mapping[str, frozenset[str]]
) -> Holder:
    speaker = scene.speaker
    score = _bond(scene, frame, cue)
    if speaker is not None and _is_its_bloc(frame, speaker, blocs):
        return Holder(speaker.mention, speaker.how, max(score, _OWN_BLOC))
    acts = (
        frame.verb is not None
        and cue.start <= frame.verb[0] < cue.end
        and frame.verb in scene.places.get("@want", ())
    )
    return Holder(frame.mention, frame.how, score, acts=acts)


def _is_its_bloc(
    frame: Frame, speaker: Frame, blocs: Mapping[str, frozenset[str]]
) -> bool:
    """ "Europe needs a seat, the chancellor said" is the chancellor's demand."""
    members = {code for bloc in frame.mention.parties for code in blocs.get(bloc, ())}
    return (
        frame is not speaker
        and speaker.says
        and frame.how in {"subject", "bare"}
        and members.issuperset(speaker.mention.parties)
    )


def _with_teller(
    scene: Scene,
    best: Holder,
    quotation: Quotation | None,
    speakers: Mapping[Quotation, Mention],
) -> Holder:
    teller = scene.speaker.mention if scene.speaker else None
    if quotation is not None:
        teller = speakers.get(quotation, teller)
    if teller is not None and teller.parties == best.mention.parties:
        teller = None
    return replace(best, teller=teller, quotation=quotation)


def _quotation_of(scene: Scene, cue: CueMatch) -> Quotation | None:
    inside = [k for k in range(cue.start, cue.end) if scene.quoted[k]]
    if 2 * len(inside) < cue.end - cue.start:
        return None
    at = scene.tokens[inside[0]].start
    return next((q for q in scene.quotations if q.start <= at < q.end), None)


def _bond(scene: Scene, frame: Frame, cue: CueMatch) -> float:
    """How firmly a frame holds the cue; about 1 is the least that counts."""
    mention = frame.mention
    near = 0.03 * max(cue.start - mention.end, mention.start - cue.end, 0)
    if frame.how in _FIRM:
        idle = frame.how == "agent" and not _decides(scene, frame, cue)
        return _IDLE if idle else _FIRM[frame.how] - near / 3
    if frame.how in _OWNED:
        return _owned(scene, frame, cue) - near
    if frame.how == "subject":
        return _subject(frame, cue) - near
    return _bare(frame, cue) - near


def _decides(scene: Scene, frame: Frame, cue: CueMatch) -> bool:
    """In "rejected the truce proposed by Midmark" the refusal is another's.

    So is what follows "Norland, backed by its allies, ...".
    """
    assert frame.verb is not None
    inside = cue.start <= frame.verb[0] < cue.end
    tokens = scene.tokens
    aside = tokens[cue.start].clause > tokens[frame.mention.end - 1].clause
    return inside or not (aside or cue.pattern.refuses)


def _bare(frame: Frame, cue: CueMatch) -> float:
    if frame.mention.oblique:
        return 0.2
    ahead = frame.mention.end <= cue.start + 1
    return (1.6 if ahead else 0.7) - 0.5 * frame.weak


def _owned(scene: Scene, frame: Frame, cue: CueMatch) -> float:
    """ "Moscow's demand", "the US plan"; weaker where another backs or rejects it."""
    start = frame.mention.start
    if cue.end <= start:
        return 1.2 if frame.how == "plan" else 2.0
    refused = any(
        0 <= start - end <= 2 and cue.start < start
        for _start, end in scene.places.get("@no", ())
    )
    if refused:
        return 0.4
    taken_up = any(
        0 <= start - end <= 2
        for name in ("@no", "@ready", "@want")
        for _start, end in scene.places.get(name, ())
    )
    return _OWNED[frame.how] - 0.9 * taken_up


def _subject(frame: Frame, cue: CueMatch) -> float:
    assert frame.verb is not None
    # "A ceasefire is what Kyiv wants": the verb follows what it is about.
    score = 3.0 if frame.verb[0] < cue.end else 2.5
    return score - 1.3 * frame.weak
