"""Whom a sentence speaks of, and whom short forms may point to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from positions.extraction.lexicon import SpeakerEntry
from positions.extraction.spans import Span

Places = Mapping[str, list[Span]]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start:end` that stand for one or more parties.

    kind: person, body (party, capital, government), joint (several states as one
    voice), plan (a paper of the party), stance ("Moscow's demand"), pronoun or aside
    ("in his view"). `oblique`: an object, a place or an owner, so not the one who
    speaks; `agent`: stands where "by", "for" or "to" may make it the holder.
    `members` names the parties one by one where a bloc stands for them.
    """

    start: int
    end: int
    parties: tuple[str, ...]
    kind: str
    speaker: SpeakerEntry | None = None
    oblique: bool = False
    agent: bool = False
    members: tuple[str, ...] = ()


@dataclass(slots=True)
class Memory:
    """Whom pronouns and short forms may point to, as the text goes on."""

    person: Mention | None = None
    body: Mention | None = None
    plan: tuple[str, ...] = ()
    plan_leaked: bool = False
    # Who proposed something in the sentence before: "the ideas" are theirs.
    offered: tuple[str, ...] = ()
    joint: Mention | None = None
    holder: Mention | None = None
    people: dict[str, Mention] = field(default_factory=dict)

    def saw(self, mention: Mention) -> None:
        if mention.kind == "person":
            self.person = mention
            self.people[mention.parties[0]] = mention
        elif mention.kind in {"body", "joint"}:
            self.body = mention

    def saw_plan(self, mention: Mention) -> None:
        if mention.kind == "plan":
            self.plan = mention.parties
