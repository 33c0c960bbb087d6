"""A small peace process: two sides, one other party, one issue of three options."""

from datetime import date

from positions.actions.positions import rebuild_all
from positions.actions.revision import raise_revision
from tests.conftest import NOW
from tests.curated import make_accepted, make_issue, make_party, make_process, option_of

MARCH, APRIL, MAY = date(2025, 3, 1), date(2025, 4, 1), date(2025, 5, 1)


def make_talks():
    """Redland (its pole is -1), Greyland and Blueland (+1) on the ceasefire."""
    make_process()
    return {
        "RU": make_party("RU", "Redland", "belligerent"),
        "GG": make_party("GG", "Greyland"),
        "UA": make_party("UA", "Blueland", "belligerent"),
        "issue": make_issue("ceasefire", ("full", "partial", "none")),
    }


def accepted(curator, talks, party, option, day, **given):
    """An accepted statement of a party."""
    return make_accepted(
        curator,
        party=talks[party],
        issue=talks["issue"],
        option=option_of(talks["issue"], option),
        said_on=day,
        **given,
    )


def published():
    """Work out the positions and raise the revision."""
    rebuild_all()
    raise_revision(NOW)
