"""Talks of the seeds, and made-up talks in which much became known late."""

import random
from datetime import timedelta

import pytest

from positions.actions.positions import rebuild_all
from positions.models import PeaceProcess
from positions.readers.catalogue import read_catalogue
from positions.vocabulary import Attribution, Kind
from tests.curated import make_accepted, make_issue, make_party, make_process
from tests.dashboard.small_talks import MARCH

SAID = 110
SORTS = (
    (Kind.DOCTRINE, Attribution.OFFICIAL_DOCUMENT),
    (Kind.REMARK, Attribution.DIRECT_QUOTE),
    (Kind.REMARK, Attribution.PARAPHRASE),
    (Kind.REMARK, Attribution.REPORTED),
    (Kind.OFFER, Attribution.DIRECT_QUOTE),
    (Kind.OFFER, Attribution.LEAK),
)


@pytest.fixture
def catalogue(seeded):
    return read_catalogue(PeaceProcess.objects.get().pk)


@pytest.fixture
def whispers(curator, db):
    """Four parties, two issues, forty days: often two statements a day, joint texts,
    leaks, weak evidence, and reports up to three weeks late."""
    chance = random.Random(20250311)
    parties = [
        make_party(code, kind="belligerent" if code in "AB" else "other")
        for code in "ABCD"
    ]
    options = ("full", "partial", "none")
    issues = [make_issue(key, options) for key in ("ceasefire", "land")]
    for _ in range(SAID):
        party, issue = chance.choice(parties), chance.choice(issues)
        kind, attribution = chance.choice(SORTS)
        said_on = MARCH + timedelta(days=chance.randrange(40))
        late = chance.choice((None, 0, 0, 1, 5, 21))
        statement = make_accepted(
            curator,
            party=party,
            issue=issue,
            option=chance.choice(list(issue.options.all())),
            said_on=said_on,
            reported_on=None if late is None else said_on + timedelta(days=late),
            quote="Words.",
            kind=kind,
            attribution=attribution,
            tier=chance.choice((1, 1, 1, 2)),
            condition=chance.choice(("", "", "if the others agree")),
        )
        if chance.random() < 0.15:
            statement.joint_with.add(chance.choice([p for p in parties if p != party]))
    rebuild_all()
    return read_catalogue(make_process().pk)
