"""What the columns of the exported files mean."""

from collections.abc import Mapping

from positions.statement_fields import BY_NAME
from positions.statement_fields import FIELDS as STATEMENT_FIELDS
from positions.vocabulary import OWN_LINE_RULE

OF_STATEMENTS = {f.in_files: (f.type, f.means) for f in STATEMENT_FIELDS}
OTHERS = {
    "as_of": ("date", "The day at whose end the positions are in force."),
    "clause": ("string", "The point of the paper in our words, not a quotation."),
    "code": ("string", "Short name of the party, as in addresses."),
    "contested": ("boolean", "Two options stated on one day; each has its own row."),
    "date": ("date", "The day of the event or paper."),
    "description": ("string", "The long definition."),
    "end_date": ("date", "The last day of a longer event."),
    "group": ("string", "The heading under which the issue stands."),
    "issue_title": ("string", "Title of the issue."),
    "joint": ("boolean", "Set by a joint text that the party only signed."),
    "key": ("string", "Stable name."),
    "known_at": ("date", "If given, only what was public by the end of this day."),
    "label": ("string", "Short label of the option."),
    "licence": ("string", "Terms of use."),
    "name": ("string", "Full name."),
    "newer_not_counted": (
        "string",
        "Option of a newer offer, agreement, action, leak or report beside the line.",
    ),
    "not_when": ("string", "Codebook: when not to use the option."),
    "ordinal": ("boolean", "false: the options have no order."),
    "own_words_only": ("boolean", "Only direct quotes and documents were counted."),
    "paper": ("string", "Key of the paper."),
    "party_name": ("string", "Name of the party."),
    "pole_minus": ("string", "What -1 stands for."),
    "pole_plus": ("string", "What +1 stands for."),
    "question": ("string", "The question in dispute."),
    "revision": ("integer", "Counter of public changes at the time of the export."),
    "role": ("string", "The party's role in the process."),
    "rule": ("string", f"The rule of the position in force, such as {OWN_LINE_RULE}."),
    "status": ("string", "How the paper came to be known."),
    "strength": (
        "string",
        (
            "position: a stated line; weak: on weak evidence only; beside: no stated "
            "line, the latest offer, agreement or leak, counted in no measure; "
            "empty: nothing found."
        ),
    ),
    "title": ("string", "Title."),
    "use_when": ("string", "Codebook: when to use the option."),
    "valid_from": ("date", "First day on which the position holds."),
    "valid_to": (
        "date",
        "First day on which it no longer holds; empty: it still does.",
    ),
    "value": ("number", "Place on the scale from -1 to 1; empty if it has none."),
    "kind": ("string", f"{BY_NAME['kind'].means} For events and parties: their kind."),
}
FIELDS: Mapping[str, tuple[str, str]] = OF_STATEMENTS | OTHERS


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
