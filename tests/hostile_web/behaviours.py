"""What the hostile server does at each path."""

import gzip
import zlib
from typing import Any

import brotli

PAGE = (
    b"<html><head><title>Talks in Istanbul</title></head><body><article>"
    b"<h1>Talks in Istanbul</h1><p>The delegations met on Monday and agreed to meet "
    b"again after the exchange of prisoners, the two sides said in the evening.</p>"
    b"</article></body></html>"
)
MEGABYTE = 1_000_000


def answer(
    body: bytes = PAGE,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    **headers: str,
) -> Any:
    """A behaviour that answers properly; `content_encoding` becomes the header."""
    lines = [f"HTTP/1.1 {status}"]
    if kind:
        lines.append(f"Content-Type: {kind}")
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    named.setdefault("Content-Length", str(len(body)))
    lines += [f"{name}: {value}" for name, value in named.items() if value]
    head = "\r\n".join([*lines, "Connection: close", "", ""])

    def behave(client: Any, _request: Any) -> None:
        client.send(head.encode("utf-8") + body)

    return behave


def redirect(to: str, status: str = "302 Found") -> Any:
    """A behaviour that forwards to another address."""
    return answer(b"", status=status, location=to)


def slow_headers(client: Any, _request: Any) -> None:
    client.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 10_000)


def slow_body(client: Any, _request: Any) -> None:
    client.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    client.drip(b"a" * 10_000)


def slow_chunks(client: Any, _request: Any) -> None:
    client.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    client.drip(b"1\r\na\r\n" * 10_000)


def silence(client: Any, _request: Any) -> None:
    client.wait()


def endless_body(client: Any, _request: Any) -> None:
    client.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not client.stopped.is_set():
        client.send(b"<p>again</p>" * 5_000)


def endless_headers(client: Any, _request: Any) -> None:
    client.send(b"HTTP/1.1 200 OK\r\n")
    while not client.stopped.is_set():
        client.send(b"X-More: and more\r\n" * 50)


def endless_continue(client: Any, _request: Any) -> None:
    while not client.stopped.is_set():
        client.send(b"HTTP/1.1 100 Continue\r\n\r\n")


def one_endless_line(client: Any, _request: Any) -> None:
    client.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not client.stopped.is_set():
        client.send(b"a" * 50_000)


def dropped(client: Any, _request: Any) -> None:
    client.connection.close()


def gzip_bomb(client: Any, _request: Any) -> None:
    """A gigabyte of blanks in about a megabyte."""
    client.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    )
    packer = zlib.compressobj(9, wbits=31)
    for _ in range(1_000):
        client.send(packer.compress(b" " * MEGABYTE))
    client.send(packer.flush())


_HIGH_PRESSURE = brotli.compress(b" " * 100 * MEGABYTE, quality=1)


def _packed(body: bytes, encoding: str) -> Any:
    return answer(body, content_encoding=encoding)


BEHAVIOURS: dict[str, Any] = {
    "/page": answer(),
    "/status/404": answer(b"gone", status="404 Not Found"),
    "/slow-headers": slow_headers,
    "/slow-body": slow_body,
    "/slow-chunks": slow_chunks,
    "/silence": silence,
    "/endless-body": endless_body,
    "/endless-headers": endless_headers,
    "/endless-continue": endless_continue,
    "/one-endless-line": one_endless_line,
    "/dropped": dropped,
    "/gzip": _packed(gzip.compress(PAGE), "gzip"),
    "/gzip-bomb": gzip_bomb,
    "/gzip-twice": _packed(gzip.compress(gzip.compress(PAGE)), "gzip, gzip"),
    "/gzip-cut": _packed(gzip.compress(PAGE * 50)[:100], "gzip"),
    "/gzip-lie": _packed(PAGE, "gzip"),
    "/brotli-bomb": _packed(_HIGH_PRESSURE, "br"),
    "/zstd": _packed(b"\x28\xb5\x2f\xfd" + b"0" * 100, "zstd"),
    "/too-long": answer(content_length=str(600 * MEGABYTE)),
    "/longer-than-said": answer(PAGE, content_length="40"),
    "/shorter-than-said": answer(PAGE, content_length="5000"),
    "/length-is-no-number": answer(PAGE, content_length="many"),
    "/length-is-negative": answer(PAGE, content_length="-5"),
    "/not-http": lambda client, _request: client.send(b"220 mail.example ESMTP\r\n"),
    "/nothing": lambda client, _request: None,
    "/binary": lambda client, _request: client.send(bytes(range(256)) * 100),
    "/picture": answer(b"\x89PNG", kind="image/png"),
    "/redirect-loop": redirect("/redirect-loop"),
    "/redirect-nowhere": answer(b"", status="302 Found"),
    "/redirect-without-end": lambda client, request: redirect(
        f"/redirect-without-end?n={int(request.query.get('n', 0)) + 1}"
    )(client, request),
}
