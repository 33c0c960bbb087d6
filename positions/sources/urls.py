"""Canonical form of a URL: the key under which spellings of one page meet.

The key is for comparing. Links that people follow keep the address as it was.
"""

import re
from posixpath import normpath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from positions.sources.errors import FetchRefused
from positions.sources.targets import ascii_url

# Named one by one: patterns such as "anything with ref or cid in it" also hit the
# article number of some publishers, and would fold two articles into one.
_TRACKING = re.compile(
    r"utm_.*|utm|mtm_.*|pk_(?:campaign|kwd|source|medium)|piwik_.*|matomo_.*|hsa_.*|"
    r"fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|"
    r"igsh|li_fat_id|mc_[ce]id|mkt_tok|_hsenc|_hsmi|_openstat|oly_(?:anon|enc)_id|"
    r"vero_(?:conv|id)|wt_mc|wt_zmc|wtmc|at_(?:medium|campaign|link|format|bbc.*|custom.*)|"
    r"xtor|ns_(?:mchannel|source|campaign|linkname|fee)|ito|icid|ncid|sr_share|"
    r"share|shared|smid|smtyp|cmpid|cmp|ocid|spm|rss|feed|from_rss|"
    r"__twitter_impression|ref|ref_src|ref_url|referrer|source_ref|cn-reloaded|"
    r"tblci|ob_click_id|guccounter|guce_.*|_ga|_gl",
    re.IGNORECASE,
)
_AMP_QUERY = re.compile(
    r"amp|outputtype|output|service|view|mode|m|mobile", re.IGNORECASE
)
_AMP_VALUE = re.compile(r"|1|true|amp|mobile", re.IGNORECASE)
_SIDE_HOST = re.compile(r"^(www\.)?(?:m|mobile|mobil|amp|touch|wap|pda)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(
    r"(?:/amp|\.amp)(?=\.html?$|$)|/amp(?=/index\.html?$)", re.IGNORECASE
)
_AMP_CACHE = re.compile(
    r"https?://(?:[^/]+\.cdn\.ampproject\.org/(?:[a-z]/)+|(?:www\.)?google\.[a-z.]+/amp/)"
    r"(?:s/)?(?P<inner>.+)"
)
_LIVE_BLOCK = re.compile(r"with:block-")


def canonical_url(url: str, declared: str | None = None) -> str:
    """The key of a page, from its address and the address it declares.

    `declared` (rel=canonical, og:url) may be relative; it counts only if it stays
    on the same site and does not point to the front page, because else one page
    could claim the place of another. Scheme http and https share one key.
    """
    own = _normal(url)
    if not declared:
        return own
    other = _normal(urljoin(url, declared.strip()))
    return other if _may_speak_for(other, own) else own


def _may_speak_for(declared: str, own: str) -> bool:
    there, here = urlsplit(declared), urlsplit(own)
    if there.scheme != "https" or not _same_site(there.netloc, here.netloc):
        return False
    leads_to_front_page = there.path == "/" and not there.query
    return not leads_to_front_page or (here.path == "/" and not here.query)


def _same_site(one: str, other: str) -> bool:
    """Equal but for www, or one name below the other (news.x.org and x.org)."""
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short.count(".") >= 1 and long.endswith("." + short)


def _normal(url: str) -> str:
    url = url.strip()
    if cached := _AMP_CACHE.fullmatch(url):
        url = "https://" + cached["inner"]
    try:
        parts = urlsplit(ascii_url(url))
        host = _normal_host(parts.hostname or "", parts.port)
    except (ValueError, FetchRefused):
        return url
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return url
    query = _normal_query(parts.query)
    return f"https://{host}{_normal_path(parts.path)}" + (f"?{query}" if query else "")


def _normal_host(host: str, port: int | None) -> str:
    host = _SIDE_HOST.sub(r"\1", host.lower().rstrip("."))
    if ":" in host:
        host = f"[{host}]"
    return host if port in {None, 80, 443} else f"{host}:{port}"


def _normal_path(path: str) -> str:
    plain = quote(
        unquote(path, errors="surrogateescape"),
        safe="/!$&'()*+,;=:@~",
        errors="surrogateescape",
    )
    # An encoded slash is data, not a separator: such a path stays as it is.
    if "%2f" in path.lower():
        plain = path
    plain = _AMP_PATH.sub("", plain.rstrip("/"))
    return normpath("/" + plain.lstrip("/"))


def _normal_query(query: str) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _is_noise(name, value)
    ]
    return urlencode(sorted(kept))


def _is_noise(name: str, value: str) -> bool:
    """True for a parameter that chooses a visitor or a view, not a page."""
    return bool(
        _TRACKING.fullmatch(name)
        or (_AMP_QUERY.fullmatch(name) and _AMP_VALUE.fullmatch(value))
        or (name == "page" and _LIVE_BLOCK.match(value))
    )
