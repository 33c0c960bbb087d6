"""Which issues a sentence is about, and which option a cue speaks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from positions.extraction.compiled import Compiled
from positions.extraction.cues import CueMatch
from positions.extraction.lexicon import LexiconIssue, LexiconOption
from positions.extraction.scenes import Scene

# How many sentences back a topic is still meant by "it" or "the plant".
_BACK = 3
_TWO_WORDS = 1.6
_HEADLINE = 0.2
# Among drones and missiles a cue has to be firmer than this.
_FIRM = 2.5
_TIGHT = 4
_REFUSAL = 1.0


@dataclass(frozen=True, slots=True)
class Stance:
    """An option that a cue of the sentence speaks for."""

    issue: LexiconIssue
    option: LexiconOption
    cue: CueMatch
    score: float
    from_context: bool


def topics_in_context(scenes: Sequence[Scene], k: int) -> dict[str, float]:
    """Issue -> how present it is: 1 in the sentence, less from what stands before."""
    present = dict.fromkeys(scenes[k].topics, 1.0)
    for scene in scenes[:2]:
        if scene.sentence.is_heading:
            present |= {t: _HEADLINE for t in scene.topics if t not in present}
    paragraph = scenes[k].sentence.paragraph
    for back in range(1, _BACK + 1):
        if k - back < 0:
            break
        earlier = scenes[k - back]
        close = paragraph - earlier.sentence.paragraph <= 1
        if not close:
            break
        for issue in earlier.topics:
            presence = 0.7 - 0.15 * back
            present[issue] = max(present.get(issue, 0.0), presence)
    return present


def find_stances(
    scene: Scene, present: Mapping[str, float], compiled: Compiled
) -> list[Stance]:
    """Every option whose cue holds and whose issue is present, the best first."""
    stances = [
        Stance(issue, option, cue, _score(scene, cue, presence), presence < 1)
        for cue in scene.cues
        for issue, option in compiled.options[cue.pattern]
        if (presence := present.get(issue.key, 0.0)) >= _needed(cue)
        and not (scene.has("@event") and cue.pattern.weight < _FIRM)
    ]
    return sorted(stances, key=lambda s: (-s.score, s.cue.start))


def _needed(cue: CueMatch) -> float:
    """How present an issue must be for the cue to speak of it.

    One word alone needs the topic in the sentence, or in the one before if only
    certain parties may say it; general words always need it in the sentence.
    """
    if cue.pattern.weight >= _TWO_WORDS:
        return 0.1
    certain = bool(cue.pattern.only) and not cue.pattern.is_general
    return 0.5 if certain else 1.0


def _score(scene: Scene, cue: CueMatch, presence: float) -> float:
    """More words, closer together, in one clause; a tight refusal beats an affirmation.

    "rejects a full truce" holds the cue of a refusal and that of a full truce.
    """
    words = cue.pattern.weight
    loose = 0.02 * max(0, cue.end - cue.start - words)
    clauses = scene.tokens[cue.end - 1].clause - scene.tokens[cue.start].clause
    tight = cue.end - cue.start <= words + _TIGHT
    refusal = _REFUSAL if cue.pattern.refuses and tight and not clauses else 0.0
    return words + refusal - loose - 0.15 * clauses - (1 - presence)
