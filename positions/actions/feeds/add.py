"""Adds a feed, without asking for it yet."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from positions.models import Feed, Source


@transaction.atomic
def add_feed(
    url: str, now: datetime, *, source_name: str = "", title: str = ""
) -> tuple[Feed, bool]:
    """The feed at `url` and whether it is new; a new one is due at once.

    Without a name its publisher is found, or made, by the domain.
    """
    held = Feed.objects.filter(url=url).first()
    if held:
        return held, False
    domain = urlsplit(url).netloc.removeprefix("www.")
    source = Source.objects.filter(name=source_name).first() if source_name else None
    source = source or Source.objects.filter(domain=domain).first()
    if source is None:
        name = (source_name or domain or url)[:160]
        source, _ = Source.objects.get_or_create(name=name, defaults={"domain": domain})
    return Feed.objects.create(
        source=source, url=url, title=title, next_fetch_at=now
    ), True
