"""No notation of a private address, and no detour, leads to a connection."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from itertools import chain

import pytest
from pytest_socket import SocketConnectBlockedError

from positions.sources import FetchPolicy, FetchRefused, fetch
from positions.sources.addresses import is_public
from positions.sources.fetch import _Exchange
from positions.sources.targets import read_target
from tests.hostile_web import redirect

V4 = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
]
V6 = [
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fd00::1",
    "fe80::1",
]
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::200e"]
POLICY = FetchPolicy(user_agent="Parley/0.1", deadline=2.0)


def notations(address: str) -> list[str]:
    """Eight ways to write one address as the host of a URL."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        return [
            f"[{ip.compressed}]",
            f"[{ip.exploded}]",
            f"[{ip.exploded.upper()}]",
            f"[{ip.compressed}].",
            f"[{ip.compressed}]:443",
            f"[{ip.compressed}%25lo]",
            f"user@[{ip.compressed}]",
            ip.exploded.replace(":", "-") + ".ip6.example",
        ]
    return [*_v4_numbers(ip), *_v4_disguises(ip)]


def _v4_numbers(ip: IPv4Address) -> list[str]:
    octets = str(ip).split(".")
    return [
        str(int(ip)),
        hex(int(ip)),
        ".".join(f"0{int(octet):o}" for octet in octets),
        f"{octets[0]}.{int(ip) & 0xFFFFFF}",
    ]


def _v4_disguises(ip: IPv4Address) -> list[str]:
    return [
        f"[::ffff:{ip}]",
        str(ip).translate(FULL_WIDTH),
        f"{ip}.",
        f"example.org:80@{ip}",
    ]


def as_they_resolve(host, _port):
    """What a resolver that reads every notation, and a wildcard DNS, would say."""
    if host.endswith(".ip6.example"):
        return [host.removesuffix(".ip6.example").replace("-", ":")]
    return [host]


URLS = [
    f"http://{notation}/"
    for address in (*V4, *V6)
    for notation in (
        str(address) if ":" not in address else f"[{address}]",
        *notations(address),
    )
]


def test_the_table_holds_31_addresses_in_8_notations_and_plain():
    assert len(V4) + len(V6) == 31
    assert len(URLS) == 31 * 9


@pytest.mark.parametrize("url", URLS)
def test_no_notation_of_a_special_address_is_connected_to(connections, url):
    with pytest.raises(FetchRefused):
        fetch(url, POLICY, resolve=as_they_resolve)

    assert connections.hosts == []


@pytest.mark.parametrize(
    "address", [*V4, *V6, "fec0::1", "ff02::1", "5f00::1", "3fff::1"]
)
def test_special_addresses_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_ordinary_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("hop", range(1, 6))
def test_a_redirect_into_private_space_is_refused_at_every_hop(
    web, policy, connections, hop
):
    for number in range(1, hop):
        web.serve(f"/hop{number}", redirect(f"/hop{number + 1}"))
    web.serve(f"/hop{hop}", redirect("http://169.254.169.254/latest/meta-data/"))

    with pytest.raises(FetchRefused, match="private or special network"):
        fetch(web.url("/hop1"), policy)

    assert set(connections.hosts) == {"127.0.0.1"}
    assert len(web.requests) == hop


# The guard of the test run stops connections to the outside and names their host.
@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_a_name_that_turns_private_between_two_look_ups_is_not_followed(connections):
    answers = chain(["93.184.216.34"], ["127.0.0.1"] * 10)
    asked = []

    def rebinding(host, _port):
        asked.append(host)
        return [next(answers)]

    with pytest.raises(SocketConnectBlockedError, match=r'host "93\.184\.216\.34"'):
        fetch("http://rebinding.example/", POLICY, resolve=rebinding)

    assert asked == ["rebinding.example"]
    assert connections.hosts == []


def test_a_name_that_rebinds_before_the_redirect_is_checked_again(
    web, policy, connections
):
    web.serve("/start", redirect("http://rebinding.example/"))

    def resolve(host, _port):
        return ["127.0.0.1"] if host in {"127.0.0.1", "rebinding.example"} else []

    with pytest.raises(FetchRefused, match=r"rebinding\.example lies in a private"):
        fetch(web.url("/start"), policy, resolve=resolve)

    assert len(connections.hosts) == 1


@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_of_mixed_addresses_only_the_public_ones_are_tried(connections):
    with pytest.raises(SocketConnectBlockedError, match=r'host "93\.184\.216\.34"'):
        fetch(
            "http://mixed.example/",
            POLICY,
            resolve=lambda *_: ["10.0.0.1", "93.184.216.34", "127.0.0.1"],
        )

    assert connections.hosts == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org:70/_x",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "example.org",
        "http:/example.org/",
        "http://",
        "",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://user:pass@example.org/",
        "http://internal\\@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/ a",
        "http://example.org/<x>",
        "http://example.org/\r\nHost: other",
        "http://example.org/\x00",
        "http://exa mple.org/",
        "http://-example.org/",
        "http://example..org/",
        "http://%31%32%37.0.0.1/",
        "http://127.0.0.1.nip.io:25/",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_is_not_a_plain_web_address_is_refused(connections, url):
    with pytest.raises(FetchRefused):
        fetch(url, POLICY, resolve=as_they_resolve)

    assert connections.hosts == []


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1:70/"]
)
def test_a_redirect_cannot_change_to_another_scheme(web, policy, location):
    web.serve("/away", redirect(location))

    with pytest.raises(FetchRefused, match="Only http and https"):
        fetch(web.url("/away"), policy)


def test_names_and_paths_outside_ascii_are_encoded():
    target = read_target("https://новини.укр:443/Київ?мова=укр#розділ")

    assert target.url == (
        "https://xn--b1amarcd.xn--j1amh/%D0%9A%D0%B8%D1%97%D0%B2"
        "?%D0%BC%D0%BE%D0%B2%D0%B0=%D1%83%D0%BA%D1%80"
    )


def test_the_open_web_cannot_lead_into_hosts_that_are_open_to_us_alone(web, policy):
    from_outside = _Exchange(policy, as_they_resolve, permit=None)
    from_outside._next_target("https://news.example.org/")
    from_inside = _Exchange(policy, as_they_resolve, permit=None)
    from_inside._next_target(web.url("/start"))

    with pytest.raises(FetchRefused):
        from_outside._next_target(web.url("/page"))
    assert from_inside._next_target(web.url("/page")).url == web.url("/page")
