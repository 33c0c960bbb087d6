"""What the columns of the exported files mean."""

from collections.abc import Mapping

from positions.vocabulary import OWN_LINE_RULE

FIELDS: Mapping[str, tuple[str, str]] = {
    "as_of": ("date", "The day at whose end the positions are in force."),
    "also_urls": ("string", "Further pages with the same statement, space between."),
    "attribution": (
        "string",
        (
            "Whose words: direct_quote, paraphrase, official_document, reported "
            "(somebody else says so) or leak. The last two never set a stated line."
        ),
    ),
    "clause": ("string", "The point of the paper in our words, not a quotation."),
    "coder": ("string", "The person or rule set that coded the statement."),
    "coder_version": ("string", "Version of the rule set."),
    "code": ("string", "Short name of the party, as in addresses."),
    "condition": ("string", "The 'if' of the statement; empty if there is none."),
    "contested": ("boolean", "Two options stated on one day; each has its own row."),
    "date": ("date", "The day of the event or paper."),
    "description": ("string", "The long definition."),
    "end_date": ("date", "The last day of a longer event."),
    "evidence": (
        "string",
        (
            "verified: the quote is a slice of a stored, hashed text; cited: "
            "transcribed by a person from the linked page."
        ),
    ),
    "group": ("string", "The heading under which the issue stands."),
    "id": ("string", "Stable name of the statement; its number if it has none."),
    "issue": ("string", "Key of the issue."),
    "issue_title": ("string", "Title of the issue."),
    "joint": ("boolean", "Set by a joint text that the party only signed."),
    "joint_with": ("string", "Codes of further signatories, space between."),
    "key": ("string", "Stable name."),
    "kind": (
        "string",
        (
            "For statements: doctrine, remark, offer, agreement or action; only the "
            "first two can be a stated line. For events and parties: their kind."
        ),
    ),
    "known_at": ("date", "If given, only what was public by the end of this day."),
    "label": ("string", "Short label of the option."),
    "licence": ("string", "Terms of use."),
    "name": ("string", "Full name."),
    "newer_not_counted": (
        "string",
        "Option of a newer offer, agreement, action, leak or report beside the line.",
    ),
    "not_when": ("string", "Codebook: when not to use the option."),
    "note": ("string", "Remark of the coder."),
    "option": ("string", "Key of the option; empty: nothing found, or evidence only."),
    "ordinal": ("boolean", "false: the options have no order."),
    "own_words_only": ("boolean", "Only direct quotes and documents were counted."),
    "paper": ("string", "Key of the paper."),
    "party": ("string", "Code of the party."),
    "party_name": ("string", "Name of the party."),
    "pole_minus": ("string", "What -1 stands for."),
    "pole_plus": ("string", "What +1 stands for."),
    "process": ("string", "Short name of the peace process."),
    "publisher": ("string", "Who published the page."),
    "question": ("string", "The question in dispute."),
    "quote": ("string", "At most 300 characters, verbatim from the source."),
    "quote_language": ("string", "Language of the quote."),
    "reported_on": ("date", "The day of the report; empty if not given."),
    "retraction_reason": ("string", "Why the statement was withdrawn."),
    "review": ("string", "accepted, or retracted (counts in nothing)."),
    "reviewed_on": ("date", "The day of the curator's decision."),
    "revision": ("integer", "Counter of public changes at the time of the export."),
    "role": ("string", "The party's role in the process."),
    "rule": ("string", f"The rule of the position in force, such as {OWN_LINE_RULE}."),
    "said_on": ("date", "The day it was said."),
    "said_on_note": ("string", "Doubt about the day."),
    "source_grade": ("string", "Grade of the publisher: A, B or C."),
    "source_title": ("string", "Headline of the page."),
    "source_url": ("string", "Address of the page."),
    "speaker": ("string", "Who spoke."),
    "speaker_role": ("string", "The speaker's office at that time."),
    "statement": ("integer", "Number of the statement: /statements/NUMBER/."),
    "status": ("string", "How the paper came to be known."),
    "strength": (
        "string",
        (
            "position: a stated line; weak: on weak evidence only; beside: no stated "
            "line, the latest offer, agreement or leak, counted in no measure; "
            "empty: nothing found."
        ),
    ),
    "summary": ("string", "What was said, in our words."),
    "tier": ("integer", "1 counts; 2 is a repeat or weak evidence."),
    "title": ("string", "Title."),
    "use_when": ("string", "Codebook: when to use the option."),
    "valid_from": ("date", "First day on which the position holds."),
    "valid_to": (
        "date",
        "First day on which it no longer holds; empty: it still does.",
    ),
    "value": ("number", "Place on the scale from -1 to 1; empty if it has none."),
    "version": ("integer", "Raised by every change of the statement."),
}


def schema(columns: tuple[str, ...]) -> dict[str, list[dict[str, str]]]:
    """A Table Schema of the Frictionless Data Package."""
    return {
        "fields": [
            {"name": name, "type": FIELDS[name][0], "description": FIELDS[name][1]}
            for name in columns
        ]
    }


def in_words(columns: tuple[str, ...]) -> str:
    """A line of Markdown for each column."""
    return "\n".join(f"- `{name}`: {FIELDS[name][1]}" for name in columns)
