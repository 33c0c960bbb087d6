"""The words that a server and its caller exchange: JSON with a length in front.

A child has read hostile input, so that nothing it sends is trusted with more than
JSON, and its size is bounded.
"""

import json
import mmap
import struct
from typing import IO, Any, Protocol

LONGEST_MESSAGE = 64_000_000

_LENGTH = struct.Struct(">I")


def write_message(
    stream: IO[bytes], message: dict[str, Any], body: bytes = b""
) -> None:
    """Send one message; `body` follows it as raw bytes."""
    head = json.dumps(message | {"body_bytes": len(body)}).encode("ascii")
    stream.write(_LENGTH.pack(len(head)) + head + body)
    stream.flush()


class _Readable(Protocol):
    def read(self, count: int, /) -> bytes: ...


def read_message(stream: _Readable) -> tuple[dict[str, Any], bytes]:
    """Receive one message and its body; raises EOFError when the other side is gone."""
    message = _read_head(stream)
    return message, _exactly(stream, _body_bytes(message))


def receive_job(stream: IO[bytes]) -> tuple[dict[str, Any], bytes | mmap.mmap]:
    """Like `read_message`, with the body in memory that is given back whole.

    A server that read bodies into its own heap would grow with the largest of them,
    and each of its children would begin with room that others did not have.
    """
    message = _read_head(stream)
    count = _body_bytes(message)
    if not count:
        return message, b""
    body = mmap.mmap(-1, count)
    if stream.readinto(body) < count:  # type: ignore[attr-defined]
        raise EOFError
    return message, body


def _read_head(stream: _Readable) -> dict[str, Any]:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    message: dict[str, Any] = json.loads(_exactly(stream, length))
    return message


def _body_bytes(message: dict[str, Any]) -> int:
    count = int(message.get("body_bytes", 0))
    if count > LONGEST_MESSAGE:
        raise EOFError
    return count


def _exactly(stream: _Readable, count: int) -> bytes:
    if count > LONGEST_MESSAGE:
        raise EOFError
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
