"""Names of parties and issues as they stand inside a sentence."""

import re

from positions.readers.catalogue import IssueEntry, PartyEntry

# English says "the" before a name that is built from one of these, as in "the European
# Union"; a plain name such as "France" or "NATO" has none.
COMMON_NOUNS = frozenset(
    {
        "alliance",
        "authority",
        "coalition",
        "confederation",
        "emirates",
        "federation",
        "islands",
        "kingdom",
        "league",
        "nations",
        "netherlands",
        "organisation",
        "organization",
        "philippines",
        "republic",
        "states",
        "union",
    }
)


def the(party: PartyEntry) -> str:
    """Such as "the European Union" or "France"."""
    words = party.name.lower().split()
    takes_it = COMMON_NOUNS.intersection(words) and words[0] != "the"
    return f"the {party.name}" if takes_it else party.name


def sentence_case(text: str) -> str:
    """With a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def subject(issue: IssueEntry) -> str:
    """The title with a small first letter, unless it begins with a proper name.

    What is no proper name the issue's own question and options also write small:
    "sanctions", but "Crimea" and "NATO membership".
    """
    first, *rest = issue.title.split(" ", 1)
    small = first[:1].lower() + first[1:]
    book = [issue.question]
    for option in issue.options.values():
        book += option.label, option.description
    known = any(re.search(rf"\b{re.escape(small)}\b", text) for text in book)
    return " ".join([small, *rest]) if known else issue.title
