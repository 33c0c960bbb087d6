"""The fields of a statement, once: how they are called, what they mean, who sets them.

Files, forms, the API, the codebook and the admin take their columns from here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who sets a field. The first three stand in the seed file and its like."""

    NAME = "name"  # by it a row is found again
    CODING = "coding"  # a curator's judgement: can be corrected later, with a reason
    FIXED = "fixed"  # the words and where they stand: retract and add anew instead
    RECORD = "record"  # kept by the program


@dataclass(frozen=True, slots=True)
class StatementField:
    """`name` is that of `PublicStatement`; of the files and the API, where no other
    is given; and of the stored row, unless `stored` says another.

    `type` is one of Table Schema. `on_form`: part of the curators' coding forms.
    """

    name: str
    label: str
    means: str
    role: Role = Role.RECORD
    type: str = "string"
    column: str = ""
    api: str = ""
    stored: str = ""
    on_form: bool = False

    @property
    def in_files(self) -> str:
        """Name of the column."""
        return self.column or self.name

    @property
    def in_api(self) -> str:
        """Name in the API's answers."""
        return self.api or self.name

    @property
    def in_table(self) -> str:
        """Name on the stored row."""
        return self.stored or self.name


# In the order of the files.
FIELDS = (
    StatementField(
        "id",
        "Name",
        "Stable name of the statement; its number if it has none.",
        Role.NAME,
        api="key",
        stored="key",
    ),
    StatementField("party", "Party", "Code of the party.", Role.CODING, on_form=True),
    StatementField("issue", "Issue", "Key of the issue.", Role.CODING, on_form=True),
    StatementField(
        "option",
        "Option",
        "Key of the option; empty: evidence only (in the matrix: nothing found).",
        Role.CODING,
        on_form=True,
    ),
    StatementField(
        "said_on",
        "Said on",
        "The day it was said.",
        Role.CODING,
        type="date",
        on_form=True,
    ),
    StatementField(
        "said_on_note",
        "Note on the day",
        "How the day was found where the page does not show it.",
        Role.CODING,
    ),
    StatementField(
        "reported_on",
        "Reported on",
        "The day of the report; empty if not given.",
        Role.CODING,
        type="date",
    ),
    StatementField("speaker", "Speaker", "Who spoke.", Role.CODING, on_form=True),
    StatementField(
        "speaker_role",
        "Office",
        "The speaker's office at that time.",
        Role.CODING,
        on_form=True,
    ),
    StatementField(
        "kind",
        "Kind",
        "doctrine, remark, offer, agreement or action; only the first two can be a "
        "stated line.",
        Role.CODING,
        on_form=True,
    ),
    StatementField(
        "attribution",
        "Attribution",
        "Whose words: direct_quote, paraphrase, official_document, reported "
        "(somebody else says so) or leak. The last two never set a stated line.",
        Role.CODING,
        on_form=True,
    ),
    StatementField(
        "condition",
        "Condition, if any",
        "The 'if' of the statement; empty if there is none.",
        Role.CODING,
        on_form=True,
    ),
    StatementField(
        "joint_with",
        "Joint text with",
        "Codes of further signatories; in files with a space between.",
        Role.CODING,
        on_form=True,
    ),
    StatementField(
        "summary",
        "Summary in our words",
        "What was said, in our words.",
        Role.CODING,
        on_form=True,
    ),
    StatementField(
        "quote",
        "Quote",
        "Verbatim from the source; cut at a word, with an ellipsis, where it is longer "
        "than 300 characters.",
        Role.FIXED,
    ),
    StatementField("quote_language", "Language", "Language of the quote.", Role.FIXED),
    StatementField(
        "publisher",
        "Publisher",
        "Who published the page; empty if it is not known.",
        Role.FIXED,
        stored="source",
    ),
    StatementField(
        "source_title", "Title of the page", "Headline of the page.", Role.FIXED
    ),
    StatementField("source_url", "Link", "Address of the page.", Role.FIXED),
    StatementField(
        "also_urls",
        "Other pages",
        "Further pages with the same statement; in files with a space between.",
        Role.FIXED,
    ),
    StatementField(
        "source_grade",
        "Grade of the publisher",
        "Grade of the publisher, A, B or C: as coded with the statement, else as it "
        "is graded today.",
        Role.FIXED,
        stored="grade",
    ),
    StatementField(
        "tier",
        "Tier",
        "1 counts; 2 is a repeat or weak evidence.",
        Role.CODING,
        type="integer",
    ),
    StatementField("note", "Note", "Remark of the coder.", Role.CODING),
    StatementField(
        "pk",
        "Number",
        "Number of the statement: /statements/NUMBER/.",
        type="integer",
        column="statement",
        api="id",
    ),
    StatementField("process", "Peace process", "Short name of the peace process."),
    StatementField(
        "evidence",
        "Evidence",
        "verified: the quote is a slice of a stored, hashed text; cited: "
        "transcribed by a person from the linked page.",
    ),
    StatementField(
        "coder", "Coded by", "The person or rule set that coded the statement."
    ),
    StatementField("coder_version", "Version of the coder", "Version of the rule set."),
    StatementField("review", "Review", "accepted, or retracted (counts in nothing)."),
    StatementField(
        "reviewed_on",
        "Reviewed on",
        "The day of the curator's last decision: acceptance or retraction.",
        type="date",
    ),
    StatementField(
        "retraction_reason",
        "Reason of the retraction",
        "Why the statement was withdrawn; empty if it stands.",
    ),
    StatementField(
        "version",
        "Version",
        "Raised by every change of the statement.",
        type="integer",
    ),
    StatementField(
        "stated_line",
        "Stated line",
        "true: can set its party's stated line (it stands, has an option, is doctrine "
        "or remark, neither leaked nor said by somebody else).",
        type="boolean",
    ),
    StatementField(
        "unconfirmed",
        "Unconfirmed",
        "true: a leak, or what somebody else says of the party.",
        type="boolean",
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
CODING = tuple(f.name for f in FIELDS if f.role is Role.CODING)
# Signatories are rows of their own; all other coding is in the statement's.
SIGNATORIES = "joint_with"
CODING_IN_ROW = tuple(name for name in CODING if name != SIGNATORIES)
ON_FORM = tuple(f.name for f in FIELDS if f.on_form)
FIXED = tuple(f for f in FIELDS if f.role is Role.FIXED)
SEED_FIELDS = tuple(f for f in FIELDS if f.role is not Role.RECORD)
SEED_COLUMNS = tuple(f.in_files for f in SEED_FIELDS)
