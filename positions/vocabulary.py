"""The glossary as enumerations. Everything else in the project may import it."""

from datetime import timedelta
from enum import IntEnum, StrEnum


class PartyKind(StrEnum):
    """The part a party plays in the talks; not a judgement."""

    BELLIGERENT = "belligerent"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    BLOC = "bloc"
    OTHER = "other"


# Who negotiates, or carries messages between those who do.
AT_THE_TABLE = (PartyKind.BELLIGERENT, PartyKind.MEDIATOR)


class AliasType(StrEnum):
    """How a word comes to stand for a party."""

    NAME = "name"
    DEMONYM = "demonym"
    METONYM = "metonym"
    JOINT = "joint"


class CueKind(StrEnum):
    """A phrase that hints at an option, or a whole example sentence of it."""

    PHRASE = "phrase"
    EXAMPLE = "example"


class Attribution(StrEnum):
    """Whose words they are. The five are never blurred."""

    DIRECT_QUOTE = "direct_quote"
    PARAPHRASE = "paraphrase"
    OFFICIAL_DOCUMENT = "official_document"
    REPORTED = "reported"
    LEAK = "leak"


class Kind(StrEnum):
    """What the words do; only doctrine and remark can be a party's own line."""

    DOCTRINE = "doctrine"
    REMARK = "remark"
    OFFER = "offer"
    AGREEMENT = "agreement"
    ACTION = "action"


# Words that can be a party's own line at all are of one of these kinds ...
LINE_KINDS = frozenset({Kind.DOCTRINE, Kind.REMARK})
# ... and not said by somebody else.
HEARSAY = frozenset({Attribution.LEAK, Attribution.REPORTED})
# The party's words as it said or wrote them: what "own words only" counts.
OWN_WORDS = (Attribution.DIRECT_QUOTE, Attribution.OFFICIAL_DOCUMENT)
# A leak is never a line: it can tell of an offer or of an agreement.
LEAK_KINDS = (Kind.OFFER, Kind.AGREEMENT)


def can_be_line(attribution: str, kind: str) -> bool:
    """True for words that can be a party's own line: no bargaining, leak or report."""
    return kind in LINE_KINDS and attribution not in HEARSAY


def is_leak_as_line(attribution: str, kind: str) -> bool:
    """True for a leak of a kind that no leak can have."""
    return attribution == Attribution.LEAK and kind not in LEAK_KINDS


class Review(StrEnum):
    """Where a statement stands between a machine's proposal and the public."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RETRACTED = "retracted"


# Accepted once, and still on the record with its retraction.
PUBLIC = (Review.ACCEPTED, Review.RETRACTED)
# A curator said yes or no to the coding itself.
DECIDED = (Review.ACCEPTED, Review.REJECTED)


class Evidence(StrEnum):
    """Verified: a slice of a stored text. Cited: transcribed from the linked page."""

    VERIFIED = "verified"
    CITED = "cited"


class Strength(StrEnum):
    """How a position in force is carried (rule own-line-v1)."""

    POSITION = "position"
    WEAK = "weak"
    BESIDE = "beside"


class Tier(IntEnum):
    """Tier 1 counts for the matrix; tier 2 is a repeat or weak evidence."""

    COUNTS = 1
    WEAK = 2


class Grade(StrEnum):
    """Grades a publisher, never a statement."""

    A = "A"
    B = "B"
    C = "C"


class FeedState(StrEnum):
    """Whether a feed is polled."""

    ACTIVE = "active"
    PAUSED = "paused"


class JobKind(StrEnum):
    """What an import job was given."""

    TEXT = "text"
    HTML = "html"
    URL = "url"
    FEED_ITEM = "feed_item"


class JobState(StrEnum):
    """The five states of an import; the last three are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    FAILED = "failed"


ENDS = (JobState.IMPORTED, JobState.DUPLICATE, JobState.FAILED)


class Remedy(StrEnum):
    """What a person can do about an import that failed."""

    RETRY = "retry"
    PASTE = "paste"
    ADD_FEED = "add_feed"


class EventKind(StrEnum):
    """What happened on the time line."""

    MEETING = "meeting"
    CALL = "call"
    DOCUMENT = "document"
    TRUCE = "truce"
    ATTACK = "attack"
    DEADLINE = "deadline"
    OTHER = "other"


class ProposalStatus(StrEnum):
    """How a paper came to be known."""

    PUBLISHED = "published"
    LEAKED = "leaked"
    HANDED_OVER = "handed_over"


OWN_LINE_RULE = "own-line-v1"
RULE_SET = "rules_v1"
QUOTE_SHOWN_AT_MOST = 300
STALE_AFTER_DAYS = 90
# What is recent, and the day that another is compared with if none is chosen.
COMPARED_BACK = timedelta(days=30)


class Operation(StrEnum):
    """What happened to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


class ActorKind(StrEnum):
    """Who wrote: a person, a part of the machinery, or a bare database login."""

    USER = "user"
    SERVICE = "service"
    DATABASE = "database"


class CorrectionKind(StrEnum):
    """What happened to a public statement."""

    RETRACTED = "retracted"
    CORRECTED = "corrected"


class Mergeable(StrEnum):
    """What can be made one."""

    PARTY = "party"
    ISSUE = "issue"
    OPTION = "option"
    SPEAKER = "speaker"
    ARTICLE = "article"


CURATOR, EDITOR, ADMINISTRATOR = "curator", "editor", "administrator"
