"""From a URL to what exactly is asked of whom.

There is one parse of a URL, and the connection is made from its parts: no second
parser can read another host out of the same characters.
"""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote

from positions.sources.addresses import is_public
from positions.sources.errors import FetchRefused

STANDARD_PORTS = {"http": 80, "https": 443}
OPEN_PORTS = frozenset({80, 443, 8080, 8443})
LONGEST_URL = 2_000

_URL = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://"
    r"(?P<authority>[^/?#]*)"
    r"(?P<path>/[^?#]*)?"
    r"(?:\?(?P<query>[^#]*))?"
    r"(?:#.*)?"
)
_AUTHORITY = re.compile(
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?P<port>[0-9]{1,5})?)?"
)
_RFC3986 = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*")
_ASCII = "".join(map(chr, range(128)))
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")


@dataclass(frozen=True)
class Target:
    """One checked http(s) address, in the parts that a connection needs."""

    scheme: str
    host: str
    port: int
    request_target: str

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        standard = self.port == STANDARD_PORTS[self.scheme]
        return f"{self.scheme}://{host}" + ("" if standard else f":{self.port}")

    @property
    def url(self) -> str:
        return self.origin + self.request_target


def read_target(url: str, allowed_hosts: frozenset[str] = frozenset()) -> Target:
    """Check a URL and take it apart; raises FetchRefused with the reason.

    Letters outside ASCII are percent-encoded (path, query) or mapped by IDNA
    (host). `allowed_hosts` are names that the operator lets through to any port
    and any address.
    """
    if len(url) > LONGEST_URL:
        raise FetchRefused(f"The address is longer than {LONGEST_URL} characters.")
    match = _URL.fullmatch(ascii_url(url))
    if match is None:
        raise FetchRefused("This is not a web address. It must start with https://.")
    scheme = match["scheme"].lower()
    if scheme not in STANDARD_PORTS:
        raise FetchRefused(f"Only http and https are fetched, not {scheme}.")
    _refuse_odd_characters(match[0])
    host, port = _read_authority(match["authority"], STANDARD_PORTS[scheme])
    if host not in allowed_hosts:
        _refuse_odd_port(port)
        _refuse_odd_host(host)
    query = "" if match["query"] is None else "?" + match["query"]
    return Target(scheme, host, port, (match["path"] or "/") + query)


def ascii_url(url: str) -> str:
    """The URL with letters outside ASCII encoded as RFC 3987 section 3.1 says."""
    if url.isascii():
        return url
    head, separator, rest = url.partition("://")
    cut = re.search(r"[/?#]", rest)
    end = cut.start() if cut else len(rest)
    authority, tail = rest[:end], rest[end:]
    host, colon, port = authority.partition(":")
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchRefused("The host name of the address is not valid.") from error
    return head + separator + host + colon + port + quote(tail, safe=_ASCII)


def _refuse_odd_characters(url: str) -> None:
    if not _RFC3986.fullmatch(url):
        raise FetchRefused(
            "The address holds characters that do not belong in a web address "
            "(a space, a backslash, a quote or a control character)."
        )


def _read_authority(authority: str, standard_port: int) -> tuple[str, int]:
    if "@" in authority:
        raise FetchRefused("Addresses with a user name or password are not fetched.")
    match = _AUTHORITY.fullmatch(authority)
    if match is None:
        raise FetchRefused("The host name of the address is not valid.")
    host = match["host"].strip("[]").lower().removesuffix(".")
    return host, int(match["port"] or standard_port)


def _refuse_odd_port(port: int) -> None:
    if port not in OPEN_PORTS:
        ports = ", ".join(map(str, sorted(OPEN_PORTS)))
        raise FetchRefused(f"Port {port} is not fetched; allowed are {ports}.")


def _refuse_odd_host(host: str) -> None:
    """Refuse private literals, and numbers that only some readers take for one."""
    if _is_literal(host):
        if not is_public(host):
            raise FetchRefused(private_reason(host))
        return
    labels = host.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        raise FetchRefused("The host name of the address is not valid.")
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", labels[-1]):
        raise FetchRefused("The host is a number in an unusual notation.")


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def private_reason(host: str) -> str:
    """Why a host inside private or special address space is not fetched."""
    return (
        f"{host} lies in a private or special network. An operator can allow the "
        "host by name in the settings."
    )
