"""Feeds that others collected, each polled once as a feed that an operator added."""

import pytest
from django.db.models import Sum

from positions.actions.feeds import due_feeds, poll_feed
from positions.models import Feed, FeedItem, FeedPoll, ImportJob
from tests.conftest import SHARED
from tests.hostile_web import answer
from tests.positions.actions.feeds.harbour import feed_at

CORPUS = SHARED / "corpora" / "feedparser"
ENTRIES_READ = r"^\d+ new"


@pytest.mark.django_db
@pytest.mark.faults
def test_every_file_leaves_a_line_in_its_feeds_history_and_stops_no_other(desk, web):
    if not CORPUS.is_dir():
        pytest.skip("the folder ../shared/corpora is not here")
    files = [path for path in sorted(CORPUS.rglob("*")) if path.is_file()]
    for number, path in enumerate(files):
        body = answer(path.read_bytes(), kind="application/xml")
        feed_at(web.serve(f"/{number}.xml", body), desk.now)

    for feed_pk in due_feeds(desk.now):
        poll_feed(feed_pk, desk.context)

    lines = FeedPoll.objects.all()
    assert len(files) > 2_000
    assert lines.values("feed").distinct().count() == lines.count() == len(files)
    assert not lines.filter(outcome__contains="Something inside Parley").exists()
    assert not lines.filter(outcome__contains="could not be read (").exists()
    assert lines.filter(outcome__regex=ENTRIES_READ).count() > 0.9 * len(files)
    assert due_feeds(desk.now) == []
    queued = lines.aggregate(new=Sum("new"))["new"]
    assert FeedItem.objects.count() == ImportJob.objects.count() == queued > 100
    assert Feed.objects.filter(state="active").count() == len(files)
