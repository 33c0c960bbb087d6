"""Nobody is given what was kept for another request: each part of it is varied."""

import gzip
from urllib.parse import quote

import brotli
import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fresh_memory import forget

PATHS = ("/", "/issues/ceasefire/", "/corrections/", "/changes/", "/api/parties")
PARTS = (
    "as_of=2025-04-22",
    "as_of=2025-05-31",
    "as%5Fof=2025-05-31",
    "as_of=nonsense",
    "known_at=2025-04-22",
    "own_words_only=1",
    "party=RU",
    "party=RU&party=UA",
    "cell=RU.ceasefire",
    "from=2025-04-01",
    "process=no-such",
    "utm_source=mail",
    quote("ключ") + "=1",
)
# Of the form that Django draws; where it is another, a new one is drawn by chance.
TOKEN = "x" * 32
HEADERS = {
    "Host": ("testserver", "localhost", "localhost:8000", "other.example"),
    "Accept": ("text/html", "application/json"),
    "Accept-Encoding": ("", "gzip", "br, gzip", "br;q=0, gzip", "identity"),
    "Accept-Language": ("en", "uk", "de-CH, fr;q=0.5"),
    "Cookie": (
        "sessionid=gone",
        "messages=x",
        f"csrftoken={TOKEN}",
        "django_language=uk",
    ),
    "HX-Request": ("true", "false"),
    "HX-Target": ("view", "drawer", "unknown"),
    "HX-Boosted": ("true",),
    "HX-History-Restore-Request": ("true",),
    "HX-Current-URL": ("http://testserver/agreement/",),
    "HX-Trigger": ("choose",),
    "If-None-Match": ("*", '"nothing"'),
    "If-Modified-Since": ("Wed, 21 Oct 2026 07:28:00 GMT",),
    "Origin": ("https://other.example",),
    "Range": ("bytes=0-10",),
    "Referer": ("https://other.example/",),
    "User-Agent": ("curl/8", "Mozilla/5.0"),
    "Script-Name": ("/corrections", "/x"),
    "X-Forwarded-For": ("203.0.113.9",),
    "X-Forwarded-Host": ("other.example",),
    "X-Forwarded-Prefix": ("/x",),
    "X-Forwarded-Proto": ("https",),
    "X-Requested-With": ("XMLHttpRequest",),
    "X-Script-Name": ("/x",),
}
SERVER = {"SCRIPT_NAME": ("/corrections", "/x"), "REMOTE_ADDR": ("203.0.113.9",)}
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}

requests = st.fixed_dictionaries(
    {
        "address": st.builds(
            lambda path, parts: f"{path}?{'&'.join(parts)}" if parts else path,
            st.sampled_from(PATHS),
            st.lists(st.sampled_from(PARTS), max_size=3),
        ),
        "secure": st.booleans(),
        "headers": st.fixed_dictionaries(
            {}, optional={name: st.sampled_from(v) for name, v in HEADERS.items()}
        ),
        "server": st.fixed_dictionaries(
            {}, optional={name: st.sampled_from(v) for name, v in SERVER.items()}
        ),
    }
)


def said(client: Client, request) -> tuple:
    """Everything of an answer that a reader can see, unpacked."""
    client.cookies.clear()
    answer = client.get(
        request["address"],
        secure=request["secure"],
        headers=request["headers"],
        **request["server"],
    )
    headers, body = dict(answer.headers), answer.content
    if encoding := headers.get("Content-Encoding"):
        # Django packs an error page with some bytes of chance.
        assert headers.pop("Content-Length") == str(len(body))
        body = UNPACK[encoding](body)
    return answer.status_code, headers, dict(answer.cookies), body


@given(first=requests, second=requests, same=st.sets(st.sampled_from(sorted(HEADERS))))
@settings(
    max_examples=60,
    deadline=None,
    # Each try costs a few pages; the two requests are short as they are.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_was_kept_for_one_request_does_not_change_another(
    client, seeded, first, second, same
):
    """Mostly the two differ in a few parts only, which is where a key would miss one."""
    second = {
        **second,
        "address": first["address"],
        "headers": {
            name: value
            for name, value in (second["headers"] | first["headers"]).items()
            if name not in same
        }
        | {n: v for n, v in second["headers"].items() if n in same},
    }
    forget()
    alone = said(client, second)

    forget()
    said(client, first)

    assert said(client, second) == alone
    assert said(client, second) == alone


@pytest.mark.parametrize("name", [*HEADERS, *SERVER])
def test_each_header_alone(client, seeded, name):
    """Every value of one header, one after the other, then each of them again."""
    values = (HEADERS | SERVER)[name]
    where = "headers" if name in HEADERS else "server"
    plain = {"secure": False, "headers": {}, "server": {}}
    asked = [
        plain | {"address": address, where: given}
        for address in ("/?as_of=2025-04-22", "/corrections/")
        for given in [{}, *({name: value} for value in values)]
    ]
    alone = []
    for request in asked:
        forget()
        alone.append(said(client, request))

    forget()
    together = [said(client, request) for request in [*asked, *asked]]

    assert together == [*alone, *alone]


def test_a_server_that_believes_a_header_does_not_mix_two_sites_up(
    client, seeded, settings
):
    """Below `/corrections` the front page has the path of the root's corrections."""
    settings.FORCE_SCRIPT_NAME = None
    corrections = client.get("/corrections/").content
    forget()

    below = client.get("/", SCRIPT_NAME="/corrections")

    assert below.wsgi_request.path == "/corrections/"
    assert below.content != corrections
    assert client.get("/corrections/").content == corrections


@pytest.mark.parametrize("target", ["view", "drawer"])
def test_a_page_restored_from_the_history_is_whole(client, seeded, target):
    address = "/?as_of=2025-04-22&cell=RU.ceasefire"
    swap = {"HX-Request": "true", "HX-Target": target}
    restored = swap | {"HX-History-Restore-Request": "true"}

    answers = [client.get(address, headers=given) for given in (swap, restored, swap)]

    assert [b"<html" in answer.content for answer in answers] == [False, True, False]
    assert answers[0].headers["ETag"] == answers[2].headers["ETag"]
    assert answers[1].content == client.get(address).content


def test_a_token_drawn_for_one_client_reaches_no_other(client, seeded):
    malformed = {"Cookie": "csrftoken=x"}

    answers = [client.get("/", headers=given) for given in (malformed, {}, malformed)]

    assert "csrftoken" not in answers[1].cookies
    assert len({answer.content for answer in answers}) == 1
