"""What any page, file, answer or feed shows of a public statement, made in one place.

Public are accepted statements and retracted ones, which are marked as such.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import islice
from typing import Any

from positions.models import Statement
from positions.models.statements import StatementQuerySet
from positions.vocabulary import (
    HEARSAY,
    OWN_WORDS,
    PUBLIC,
    QUOTE_SHOWN_AT_MOST,
    Attribution,
    Evidence,
    Kind,
    Review,
    Tier,
    can_be_line,
)


@dataclass(frozen=True, slots=True)
class Text:
    """Words that may state several positions: of signatories, or of one speaker.

    `parties` are codes in order; without a speaker the party itself spoke.
    """

    day: date
    parties: tuple[str, ...]
    speaker: str

    @property
    def joint(self) -> bool:
        return len(self.parties) > 1


@dataclass(frozen=True, slots=True)
class PublicStatement:
    """A statement as readers may see it.

    Texts are "" and days None where nothing is known; `key` is a stable name. `quote`
    is the source's words up to 300 characters, cut at a word and marked with an
    ellipsis; `summary` is ours. `start`, `end` and `text_sha256` are those of a
    verified quote in the stored `article`. Signatories stand by their code, with their
    names in the same order.
    """

    pk: int
    key: str
    process: str
    party: str
    party_name: str
    party_short_name: str
    joint_with: tuple[str, ...]
    joint_with_names: tuple[str, ...]
    issue: str
    option: str | None
    label: str
    value: float | None
    speaker: str
    speaker_role: str
    said_on: date
    said_on_note: str
    reported_on: date | None
    quote: str
    quote_language: str
    summary: str
    condition: str
    note: str
    attribution: Attribution
    kind: Kind
    evidence: Evidence
    tier: Tier
    publisher: str
    source_grade: str
    source_title: str
    source_url: str
    also_urls: tuple[str, ...]
    article: int | None
    start: int | None
    end: int | None
    text_sha256: str
    coder: str
    coder_version: str
    why: tuple[str, ...]
    review: Review
    reviewed_at: datetime | None
    retraction_reason: str
    version: int
    created_at: datetime

    @property
    def id(self) -> str:
        """The stable name; the number if there is none."""
        return self.key or str(self.pk)

    @property
    def retracted(self) -> bool:
        """Accepted once, withdrawn with a reason; counts in nothing."""
        return self.review is Review.RETRACTED

    @property
    def text(self) -> "Text":
        """What it was said in: a joint statement, or one speaker's words of a day."""
        parties = sorted({self.party, *self.joint_with})
        return Text(self.said_on, tuple(parties), self.speaker)

    @property
    def stated_line(self) -> bool:
        """True if it can set its party's line: the first point of own-line-v1."""
        can_be = can_be_line(self.attribution, self.kind)
        return can_be and self.option is not None and not self.retracted

    @property
    def unconfirmed(self) -> bool:
        """A leak, or what somebody else says of the party."""
        return self.attribution in HEARSAY

    @property
    def verbatim(self) -> bool:
        """The quote is the party's own words, not a reporter's."""
        return self.attribution in OWN_WORDS

    @property
    def reviewed_on(self) -> date | None:
        """The day of the last decision."""
        return self.reviewed_at.date() if self.reviewed_at else None

    @property
    def coded_by(self) -> str:
        """The person, or the rule set with its version."""
        return f"{self.coder} {self.coder_version}".strip()


CHUNK = 2_000
Signatories = Mapping[int, list[tuple[str, str]]]

# Where the row has a value under another name, or does not have it itself.
PATHS = {
    "process": "issue__process__slug",
    "party": "party__code",
    "party_name": "party__name",
    "party_short_name": "party__short_name",
    "issue": "issue__key",
    "option": "option__key",
    "label": "option__label",
    "value": "option__value",
    "speaker": "speaker__name",
    "publisher": "source__name",
    "source_grade": "grade",
    "text_sha256": "article__text_sha256",
    "retraction_reason": "review_note",
}
SIGNED = {"joint_with", "joint_with_names"}
READ = {
    field.name: PATHS.get(field.name, field.name)
    for field in fields(PublicStatement)
    if field.name not in SIGNED
}
PK, REVIEW = (list(READ).index(name) for name in ("pk", "review"))
# Read to fill in what the row itself leaves open.
INSTEAD = (
    "source__grade",
    "article__source__name",
    "article__source__grade",
    "article__title",
    "article__url",
)


def read_public(statements: StatementQuerySet) -> tuple[PublicStatement, ...]:
    """The public ones among `statements`, in their order. Two queries for 2,000."""
    return tuple(stream_public(statements))


def read_numbered(numbers: Iterable[int | str]) -> dict[int, PublicStatement]:
    """Public statements by their number. Two queries for every 2,000."""
    wanted = sorted({int(number) for number in numbers})
    found: dict[int, PublicStatement] = {}
    for start in range(0, len(wanted), CHUNK):
        some = Statement.objects.filter(pk__in=wanted[start : start + CHUNK])
        found |= {statement.pk: statement for statement in read_public(some)}
    return found


def read_accepted(numbers: Iterable[int | str]) -> dict[int, PublicStatement]:
    """Of these, the ones that stand: a retracted statement carries nothing."""
    found = read_numbered(numbers)
    return {pk: statement for pk, statement in found.items() if not statement.retracted}


def stream_public(
    statements: StatementQuerySet, quote_at_most: int | None = QUOTE_SHOWN_AT_MOST
) -> Iterator[PublicStatement]:
    """The same one after the other; no more than 2,000 are held at a time.

    Only curators' own files have whole quotes: `quote_at_most` is None for these.
    """
    rows = statements.values_list(*READ.values(), *INSTEAD).iterator(chunk_size=CHUNK)
    while some := list(islice(rows, CHUNK)):
        signed = _signatories([row[PK] for row in some])
        for row in some:
            if row[REVIEW] in PUBLIC:
                yield _public(row, signed.get(row[PK], []), quote_at_most)


def _signatories(numbers: Sequence[int]) -> Signatories:
    """Code and name of those who signed too, by code."""
    signed: dict[int, list[tuple[str, str]]] = {}
    rows = Statement.joint_with.through.objects.filter(statement__in=numbers)
    for number, code, name in rows.order_by("party__code").values_list(
        "statement_id", "party__code", "party__name"
    ):
        signed.setdefault(number, []).append((code, name))
    return signed


def _public(
    row: Sequence[Any],
    signed: Sequence[tuple[str, str]],
    quote_at_most: int | None,
) -> PublicStatement:
    known = dict(zip(READ, row, strict=False))
    retracted = known["review"] == Review.RETRACTED
    known |= _where_from(known, row[len(READ) :])
    known |= {
        "key": known["key"] or "",
        "party_short_name": known["party_short_name"] or known["party_name"],
        "joint_with": tuple(code for code, _ in signed),
        "joint_with_names": tuple(name for _, name in signed),
        "label": known["label"] or "",
        "speaker": known["speaker"] or "",
        "quote": _cut(known["quote"], quote_at_most),
        "attribution": Attribution(known["attribution"]),
        "kind": Kind(known["kind"]),
        "evidence": Evidence(known["evidence"]),
        "tier": Tier(known["tier"]),
        "why": tuple(map(str, known["why"])),
        "review": Review(known["review"]),
        "retraction_reason": known["retraction_reason"] if retracted else "",
    }
    return PublicStatement(**known)


def _where_from(known: Mapping[str, Any], instead: Sequence[Any]) -> dict[str, Any]:
    """What a statement says of its source itself, else what its text says."""
    grade, article_source, article_grade, title, url = instead
    of_publisher = article_grade if known["publisher"] is None else grade
    verified = known["evidence"] == Evidence.VERIFIED
    return {
        "publisher": known["publisher"] or article_source or "",
        "source_grade": known["source_grade"] or of_publisher or "",
        "source_title": known["source_title"] or title or "",
        "source_url": known["source_url"] or url or "",
        "also_urls": tuple(known["also_urls"]),
        "text_sha256": known["text_sha256"] if verified else "",
    }


def _cut(text: str, length: int | None) -> str:
    """At most `length` characters, cut at a word, with an ellipsis."""
    if length is None or len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
