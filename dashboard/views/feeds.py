"""The Atom feed of position changes and corrections."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from dashboard.asking.edition import Edition
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.feed import feed_items
from dashboard.views.files import ATOM
from positions.exports.tables import LICENCE
from positions.readers.news import read_news

ENTRIES = 60


@public_page
def changes_feed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The newest entries; each keeps its id for ever."""
    catalogue = edition.catalogue
    here = request.build_absolute_uri

    def link_of(pk: int) -> str:
        return here(edition.address("statement", pk=pk))

    news = read_news(held(edition).positions(), ENTRIES)
    items = feed_items(catalogue, news, link_of)[:ENTRIES]
    feed = Atom1Feed(
        title=f"{edition.process.name}: position changes and corrections",
        link=here(edition.address("changes")),
        description="Who moved, from and to which position, and what was corrected.",
        subtitle="Who moved, from and to which position, and what was corrected.",
        language="en",
        feed_url=here(edition.address("changes_feed")),
        author_name="Parley",
        feed_guid=f"urn:parley:{edition.process.slug}:changes",
        feed_copyright=LICENCE,
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=item.link,
            description=escape(item.text),
            unique_id=f"urn:parley:{edition.process.slug}:{item.name}",
            updateddate=item.at,
            pubdate=item.at,
        )
    content = feed.writeString("utf-8")
    return HttpResponse(content, content_type=ATOM)
