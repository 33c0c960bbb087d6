"""Articles a second on one core, from stored HTML to proposed statements.

python -m pytest -m bench -s tests/benchmarks/test_bench_imports.py
"""

from collections import Counter

import pytest
from django.db import transaction

from positions.actions.imports import submit_upload
from positions.models import Statement
from tests.benchmarks.cpu import cpu_seconds
from tests.positions.actions.conftest import Desk

ROUNDS = 6
AT_LEAST = 15


def one_round(desk: Desk, pages: list[bytes], shares: Counter) -> tuple[float, Counter]:
    """CPU seconds and end states of importing each page once; nothing is kept."""
    with transaction.atomic():
        jobs = [submit_upload(page, "", desk.now, name="page.html") for page in pages]
        began = cpu_seconds()
        ended = [desk.run(job) for job in jobs]
        took = cpu_seconds() - began
        states = Counter(job.state for job in ended)
        states["proposals"] = Statement.objects.filter(article__isnull=False).count()
        for job in ended:
            shares.update(job.timings)
        transaction.set_rollback(True)
    return took, states


@pytest.mark.bench
@pytest.mark.django_db
def test_articles_a_second_from_stored_html_to_proposals(seeded, shared):
    folder = shared / "devset" / "html"
    pages = [path.read_bytes() for path in sorted(folder.glob("*.html"))]
    desk, shares = Desk(), Counter[str]()
    one_round(desk, pages, Counter())

    rounds = [one_round(desk, pages, shares) for _ in range(ROUNDS)]

    best = min(took for took, _ in rounds)
    total = sum(took for took, _ in rounds)
    print(
        f"\n{len(pages)} pages, best of {ROUNDS} rounds: {len(pages) / best:.1f} a second"
    )
    print(f"mean {len(pages) * ROUNDS / total:.1f} a second; {dict(rounds[0][1])}")
    for stage, seconds in shares.most_common():
        print(f"  {stage}: {seconds / sum(shares.values()):.0%} of the time in stages")
    assert len(pages) / best >= AT_LEAST
