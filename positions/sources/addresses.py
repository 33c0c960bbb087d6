"""Which network addresses a fetch may connect to.

The rule allows global unicast space and takes out every range of the two IANA
special-purpose registries. `ipaddress.is_global` is not enough: it lets
multicast, NAT64, 6to4 and the deprecated site-local range pass.
"""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)

# IANA IPv4 Special-Purpose Address Registry, multicast and class E.
_SPECIAL_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)

# All other IPv6 ranges (loopback, v4-mapped, v4-compatible, NAT64, unique local,
# link-local, site-local, multicast, discard, SRv6) lie outside global unicast.
_GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")
_SPECIAL_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarking
        "2001:db8::/32",
        "2002::/16",  # 6to4: carries a v4 address that nobody checked
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)


def is_public(address: str) -> bool:
    """True if the literal IP address is ordinary public unicast space."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    return _is_public_v4(ip) if isinstance(ip, IPv4Address) else _is_public_v6(ip)


def _is_public_v4(ip: IPv4Address) -> bool:
    return not any(ip in network for network in _SPECIAL_V4)


def _is_public_v6(ip: IPv6Address) -> bool:
    return (
        ip.scope_id is None
        and ip in _GLOBAL_UNICAST_V6
        and not any(ip in network for network in _SPECIAL_V6)
    )
