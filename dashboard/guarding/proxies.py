"""Who really asks: headers of a proxy are believed only if the proxy is trusted.

Anybody can send such headers. From an address that `PARLEY_TRUSTED_PROXIES` does not
name they are removed before anything reads them.
"""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]
Network = IPv4Network | IPv6Network

FORWARDED_FOR = "HTTP_X_FORWARDED_FOR"
FORWARDED_PROTO = "HTTP_X_FORWARDED_PROTO"
# Nothing here reads these, whoever sends them; what is gone cannot be read by mistake.
NEVER_READ = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_FORWARDED_SSL",
    "HTTP_X_REAL_IP",
    "HTTP_X_SCRIPT_NAME",
    "HTTP_SCRIPT_NAME",
    "HTTP_REMOTE_USER",
    "HTTP_X_REMOTE_USER",
)


def believe_trusted_proxies(get_response: Handler) -> Handler:
    """Outside of everything else: REMOTE_ADDR is the client's address afterwards.

    Of a trusted proxy its word for the client's address and for HTTPS is taken.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        meta = request.META
        forwarded = meta.pop(FORWARDED_FOR, "")
        for name in NEVER_READ:
            meta.pop(name, None)
        peer = meta.get("REMOTE_ADDR", "")
        if is_trusted_proxy(peer):
            meta["REMOTE_ADDR"] = _client(peer, forwarded)
        else:
            meta.pop(FORWARDED_PROTO, None)
        return get_response(request)

    return handle


def _client(peer: str, forwarded: str) -> str:
    """The nearest address that is no trusted proxy; each proxy adds its peer last."""
    for entry in reversed(forwarded.split(",")):
        address = _plain(entry)
        if not address:
            return peer
        if not is_trusted_proxy(address):
            return address
        peer = address
    return peer


def is_trusted_proxy(address: str) -> bool:
    """True for an address that `PARLEY_TRUSTED_PROXIES` names."""
    networks: Sequence[Network] = settings.PARLEY_TRUSTED_PROXIES
    plain = _plain(address) if networks else ""
    return bool(plain) and any(ip_address(plain) in network for network in networks)


def _plain(entry: str) -> str:
    """An address without port and brackets; empty if it is none."""
    text = entry.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address)
