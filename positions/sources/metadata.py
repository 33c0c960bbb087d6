"""Title, author, date, language, address and site of a page, each with its origin.

Every field is a list of candidates in order of trust; the first that says
something wins, and its origin is kept beside it.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from positions.languages import BY_CODE, distinct
from positions.sources.characters import storable
from positions.sources.jsonld import article_facts
from positions.sources.moments import read_moment

# A candidate: the value as the page has it, and where it stood.
Candidate = tuple[str, str]

_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_SUFFIX = re.compile(r"\s+(?:[|•·»–—-]|::|//)\s+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_LONGEST_VALUE = 500
_BYLINES = distinct(language.bylines for language in BY_CODE.values())
_BYLINE = re.compile(
    rf"^(?:{'|'.join(map(re.escape, _BYLINES))})\s*:?\s+", re.IGNORECASE
)


@dataclass(frozen=True)
class Metadata:
    """What a page says about itself; empty or None where it is silent."""

    title: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = ""
    canonical_url: str = ""
    site_name: str = ""
    provenance: dict[str, str] = field(default_factory=dict)


def read_metadata(tree: HtmlElement, url: str) -> Metadata:
    """Read the metadata; `url` is where the page was found."""
    facts = article_facts(tree)
    meta = _meta_tags(tree)
    origins: dict[str, str] = {}

    def choose(name: str, candidates: Iterable[Candidate]) -> str:
        for value, origin in candidates:
            clean = clean_line(value)[:_LONGEST_VALUE]
            if clean:
                origins[name] = origin
                return clean
        return ""

    title = choose("title", _titles(tree, meta, facts))
    site = choose("site_name", _sites(tree, meta, facts, title, url))
    author = choose("author", _authors(tree, meta, facts, site))
    published, origins_of_date = _published(tree, meta, facts, url)
    language = choose("language", _languages(tree, meta, facts))
    canonical = choose("canonical_url", _addresses(tree, meta, facts, url))
    if published:
        origins["published_on"] = origins_of_date
    return Metadata(
        title, author, published, language.lower(), canonical, site, origins
    )


def clean_line(value: str) -> str:
    """One line without markup entities, invisible characters and double blanks."""
    text = _INVISIBLE.sub("", storable(html.unescape(value)))
    return " ".join(text.split())


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Content of the meta tags by lower-case name; the first of a name counts."""
    content_by_name: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = tag.get("content", "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = tag.get(key, "").strip().lower()
            if name and content:
                content_by_name.setdefault(name, content)
    return content_by_name


def _named(meta: dict[str, str], *names: str) -> Iterable[Candidate]:
    return ((meta[name], f"meta {name}") for name in names if name in meta)


def _fact(facts: dict[str, str], name: str, label: str) -> Iterable[Candidate]:
    return [(facts[name], f"JSON-LD {label}")] if name in facts else []


def _titles(
    tree: HtmlElement, meta: dict[str, str], facts: dict[str, str]
) -> Iterable[Candidate]:
    """The heading that the reader sees, if the title tag or og:title agrees."""
    headings = [text for h in tree.iter("h1") if (text := clean_line(_own_text(h)))]
    tag = clean_line(tree.findtext(".//title") or "")
    shared = clean_line(meta.get("og:title", ""))
    for heading in headings:
        if heading == shared or (len(heading) > 10 and tag.startswith(heading)):
            yield heading, "h1"
    yield from _named(meta, "og:title", "twitter:title", "dc.title")
    yield from _fact(facts, "headline", "headline")
    yield from ((text, "h1") for text in headings[:1])
    yield _SUFFIX.split(tag)[0], "title tag"


def _own_text(heading: HtmlElement) -> str:
    """The text of a heading; of one that was never closed, only its first line."""
    if len(heading) and heading.xpath("count(.//p | .//div | .//h1)"):
        return heading.text or ""
    return "".join(heading.itertext())


def _sites(
    tree: HtmlElement,
    meta: dict[str, str],
    facts: dict[str, str],
    title: str,
    url: str,
) -> Iterable[Candidate]:
    yield from _named(meta, "og:site_name", "application-name", "publisher")
    yield from _named(meta, "dc.publisher")
    yield from _fact(facts, "site", "publisher")
    tag = clean_line(tree.findtext(".//title") or "")
    if title and tag.startswith(title):
        yield tag.removeprefix(title).lstrip(" |•·»–—-:/"), "title tag"
    yield (urlsplit(url).hostname or "").removeprefix("www."), "host name"


def _authors(
    tree: HtmlElement, meta: dict[str, str], facts: dict[str, str], site: str
) -> Iterable[Candidate]:
    yield from _fact(facts, "author", "author")
    named = ("author", "article:author", "dc.creator", "byl", "sailthru.author")
    for value, origin in _named(meta, *named):
        # Facebook wants a profile address in article:author.
        if value != site and "://" not in value:
            yield _BYLINE.sub("", value), origin
    for node in tree.xpath('//*[@itemprop="author"]')[:1]:
        inner = node.xpath('.//*[@itemprop="name"]')
        yield "".join((inner[0] if inner else node).itertext()), "microdata author"
    author = None if facts else extract_author(tree)
    if author and author != site:
        yield author, "page (trafilatura)"


def _published(
    tree: HtmlElement, meta: dict[str, str], facts: dict[str, str], url: str
) -> tuple[date | None, str]:
    for value, origin in _date_candidates(tree, meta, facts):
        if day := _day(value):
            return day, origin
    guess = find_date(tree, url=url or None, original_date=True, extensive_search=True)
    return (_day(guess), "page (htmldate)") if guess else (None, "")


def _date_candidates(
    tree: HtmlElement, meta: dict[str, str], facts: dict[str, str]
) -> Iterable[Candidate]:
    yield from _fact(facts, "published", "datePublished")
    yield from _named(
        meta,
        "article:published_time",
        "datepublished",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "pubdate",
        "publishdate",
        "parsely-pub-date",
        "sailthru.date",
        "date",
    )
    for node in tree.xpath('//*[@itemprop="datePublished"]')[:1]:
        value = node.get("datetime") or node.get("content")
        yield value or "".join(node.itertext()), "microdata datePublished"


def _day(value: str) -> date | None:
    """The day as the publisher wrote it, in the publisher's own time zone."""
    moment = read_moment(value)
    return moment.date() if moment else None


def _languages(
    tree: HtmlElement, meta: dict[str, str], facts: dict[str, str]
) -> Iterable[Candidate]:
    declared = [
        (
            tree.get("lang")
            or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
            or "",
            "html lang",
        ),
        *_named(meta, "og:locale", "content-language"),
        *_fact(facts, "language", "inLanguage"),
    ]
    for value, origin in declared:
        if match := _LANGUAGE.match(value.strip()):
            yield match[0], origin


def _addresses(
    tree: HtmlElement, meta: dict[str, str], facts: dict[str, str], url: str
) -> Iterable[Candidate]:
    """Absolute http(s) addresses that the page gives as its own."""
    links = [link for link in tree.iter("link") if _is_canonical(link)]
    declared = [
        *((link.get("href", ""), "rel=canonical") for link in links),
        *_named(meta, "og:url"),
        *_fact(facts, "url", "url"),
    ]
    for value, origin in declared:
        try:
            absolute = urljoin(url, value.strip())
            usable = urlsplit(absolute).scheme in {"http", "https"}
        except ValueError:
            continue
        if value and usable and len(absolute) <= 2_000:
            yield absolute, origin


def _is_canonical(link: HtmlElement) -> bool:
    return "canonical" in link.get("rel", "").lower().split()
