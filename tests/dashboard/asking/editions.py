"""An edition made of values, for tests that need no database."""

from datetime import date

from dashboard.asking.edition import Edition
from positions.analysis.scale import IssueScale
from positions.readers.catalogue import Catalogue, IssueEntry, OptionEntry, PartyEntry
from positions.readers.overview import Overview
from positions.vocabulary import PartyKind

NEWEST = date(2026, 6, 7)
SIDE, OTHER = PartyKind.BELLIGERENT, PartyKind.OTHER
PARTIES = (("RU", SIDE), ("UA", SIDE), ("US", OTHER), ("EU", OTHER))
ISSUES = (("ceasefire", "truce"), ("talks", "truce"), ("crimea", "land"))


def make_edition(parties=PARTIES, issues=ISSUES, newest=NEWEST):
    """One process at revision 7, each issue with the options yes and no."""
    rows = [(1, "talks", "Talks", "About them.", newest, 7, "2026-06-08")]
    overview = Overview(rows)
    catalogue = Catalogue(
        parties=tuple(
            PartyEntry(pk, code, f"Party {code}", code, kind)
            for pk, (code, kind) in enumerate(parties)
        ),
        issues=tuple(issue(pk, *named) for pk, named in enumerate(issues)),
        events=(),
    )
    return Edition(overview, overview.processes[0], catalogue)


def issue(pk, key, group):
    values = {"yes": 1.0, "no": -1.0}
    return IssueEntry(
        pk=pk,
        key=key,
        title=key.title(),
        question=f"{key}?",
        why="",
        group=group,
        group_title=group.title(),
        pole_minus="no",
        pole_plus="yes",
        options={
            option: OptionEntry(pk * 2 + n, option, value, option.title(), "")
            for n, (option, value) in enumerate(values.items())
        },
        scale=IssueScale(key, True, values),
    )
