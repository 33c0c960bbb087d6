"""Pages of one article, with what a test wants to see in them."""

from tests.positions.sources.direct import parsed_page

URL = "https://news.example.org/world/talks"
BODY = (
    "<article><h1>Talks in Istanbul resume after a pause</h1><p>The delegations met on "
    "Monday and agreed to meet again after the exchange of prisoners, the two sides "
    "said in the evening.</p><p>No date was set, and neither side spoke of a ceasefire "
    "when the doors had closed behind the last of the guests.</p></article>"
)


def json_ld(facts: str) -> str:
    return f'<script type="application/ld+json">{facts}</script>'


def read(head: str = "", body: str = BODY, kind: str = "text/html"):
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return parsed_page(page.encode(), kind, URL)
