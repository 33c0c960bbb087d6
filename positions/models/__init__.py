"""The tables, one file per family."""

from positions.models.articles import Article, ArticleBand, Source
from positions.models.audit import AuditEntry
from positions.models.catalogue import (
    Office,
    Participation,
    Party,
    PartyAlias,
    PeaceProcess,
    Speaker,
    SpeakerAlias,
)
from positions.models.curation import (
    Correction,
    DoubleCoding,
    Merge,
    ProblemReport,
    ReviewLease,
    Skip,
    StatementNote,
)
from positions.models.derived import DataRevision, Position
from positions.models.events import Clause, Event, Proposal
from positions.models.feeds import Feed, FeedItem, FeedPoll
from positions.models.imports import Heartbeat, ImportJob
from positions.models.issues import Cue, Issue, IssueCue, IssueGroup, Option
from positions.models.statements import Statement

__all__ = [
    "Article",
    "ArticleBand",
    "AuditEntry",
    "Clause",
    "Correction",
    "Cue",
    "DataRevision",
    "DoubleCoding",
    "Event",
    "Feed",
    "FeedItem",
    "FeedPoll",
    "Heartbeat",
    "ImportJob",
    "Issue",
    "IssueCue",
    "IssueGroup",
    "Merge",
    "Office",
    "Option",
    "Participation",
    "Party",
    "PartyAlias",
    "PeaceProcess",
    "Position",
    "ProblemReport",
    "Proposal",
    "ReviewLease",
    "Skip",
    "Source",
    "Speaker",
    "SpeakerAlias",
    "Statement",
    "StatementNote",
]
