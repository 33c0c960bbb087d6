"""One page to its main text and what it says about itself. Runs in the child."""

import re
from urllib.parse import urljoin

import py3langid
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.xml import xmltotxt

from positions.sources.blocks import block_lines, join_broken_lines, single_article
from positions.sources.characters import storable_markup
from positions.sources.charset import decode_text
from positions.sources.discovery import advertised_feeds, looks_like_feed
from positions.sources.errors import ParseFailed
from positions.sources.furniture import body_lines, with_repeated
from positions.sources.gate import check_html, check_size
from positions.sources.limits import ParseLimits
from positions.sources.metadata import Metadata, clean_line, read_metadata
from positions.sources.plain import plain_article, refuse_binary, stored_form
from positions.sources.repair import read_tree
from positions.sources.results import ParsedPage

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|p|div|article)\b", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4_096
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\">\s]+)", re.IGNORECASE)
# Below this the detection guesses, and the page's own word is better.
_DETECTABLE_WORDS = 20
_FEWEST_WORDS = 5


def read_page(
    body: bytes, content_type: str, url: str, limits: ParseLimits
) -> ParsedPage:
    """Parse a fetched or uploaded page; raises ParseFailed with the reason."""
    check_size(body, limits.feed_bytes)
    refuse_binary(body)
    text = decode_text(body, content_type)
    if looks_like_feed(text, content_type):
        return ParsedPage(is_feed=True)
    check_size(body, limits.page_bytes)
    if not _is_html(text, content_type):
        return _checked(_read_plain(text), limits)
    markup = storable_markup(text)
    check_html(markup, limits)
    return _checked(_read_html(read_tree(markup, limits), url), limits)


def _checked(page: ParsedPage, limits: ParseLimits) -> ParsedPage:
    if len(page.text) > limits.text_characters:
        raise ParseFailed(
            f"The text is longer than {limits.text_characters:,} characters; this is "
            "no article. Paste the part that matters.",
            permanent=True,
        )
    return page


def _is_html(text: str, content_type: str) -> bool:
    """By what the text looks like; the label decides only where that says little."""
    head = text[:_HEAD]
    if _DOCUMENT.match(head):
        return True
    has_tags = bool(_MARKUP.search(head) or _MARKUP.search(text))
    return has_tags and not content_type.lower().startswith("text/plain")


def _read_plain(text: str) -> ParsedPage:
    plain = plain_article(text)
    if len(plain.text.split()) < _FEWEST_WORDS:
        raise ParseFailed("The file holds no text.", permanent=True)
    language, origin = language_of(plain.text, "", "")
    origins = {"text": "plain text", "language": origin}
    if plain.title:
        origins["title"] = "first line"
    return ParsedPage(
        title=clean_line(plain.title),
        text=plain.text,
        language=language,
        provenance=origins,
    )


def _read_html(tree: HtmlElement, url: str) -> ParsedPage:
    feeds = advertised_feeds(tree, url)
    about = read_metadata(tree, url)
    paragraphs = _paragraphs(tree, about)
    count = sum(len(paragraph.split()) for paragraph in paragraphs)
    # A page that says no more, and has no program to say it later, may be short.
    if count == 0 or (count < _FEWEST_WORDS and tree.find(".//script") is not None):
        raise _no_text(tree, url)
    lead = [about.title] if about.title else []
    text = stored_form("\n\n".join(lead + paragraphs))
    language, origin = language_of(
        text, about.language, about.provenance.get("language", "")
    )
    return ParsedPage(
        title=about.title,
        text=text,
        author=about.author,
        published_on=about.published_on,
        language=language,
        canonical_url=about.canonical_url,
        site_name=about.site_name,
        provenance=about.provenance
        | {"text": "main text (trafilatura)", "language": origin},
        feeds=feeds,
    )


def _paragraphs(tree: HtmlElement, about: Metadata) -> list[str]:
    document = bare_extraction(tree, include_comments=False, with_metadata=False)
    if not isinstance(document, Document) or not document.text:
        return []
    join_broken_lines(document.body)
    text = xmltotxt(document.body, include_formatting=False)
    headings = {clean_line(_text_of(head)) for head in document.body.iter("head")}
    lines = [clean_line(line) for line in text.splitlines()]
    article = single_article(tree)
    if article is not None:
        marked = [clean_line(line) for line in block_lines(article)]
        lines = with_repeated(lines, marked, about.title)
    return body_lines(lines, about.title, headings)


def _text_of(element: HtmlElement) -> str:
    return "".join(str(part) for part in element.itertext())


def _no_text(tree: HtmlElement, url: str) -> ParseFailed:
    """Say why a page is empty, with the next address if it only forwards."""
    for tag in tree.xpath(
        '//meta[translate(@http-equiv, "REFSH", "refsh") = "refresh"]'
    ):
        match = _REFRESH.search(tag.get("content", ""))
        if match:
            return ParseFailed(
                "The page only forwards to another address; import that one "
                f"instead: {urljoin(url, match[1])[:300]}",
                permanent=True,
            )
    return ParseFailed(
        "No article text was found on the page. Paste the text instead.",
        permanent=True,
    )


def language_of(text: str, declared: str, origin: str) -> tuple[str, str]:
    """ISO 639-1 code of the text, and how it is known."""
    words = text.split()
    if len(words) < _DETECTABLE_WORDS and declared:
        return declared, origin
    detected = str(py3langid.classify(" ".join(words[:2_000]))[0])
    if detected == declared:
        return declared, f"{origin}, confirmed by detection"
    return detected, "detection (py3langid)"
