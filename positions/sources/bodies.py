"""The body of an answer: unpacked piece by piece, and never past its limit."""

import re
import zlib

from positions.sources.answers import HttpAnswer
from positions.sources.errors import FetchFailed

_PIECE = 256 * 1024


class BoundedBody:
    """Collects decoded bytes; raises FetchFailed as soon as they are too many.

    Feeds may be larger than pages; which it is, type and first bytes tell.
    """

    def __init__(self, answer: HttpAnswer, page_limit: int, feed_limit: int) -> None:
        self.answer = answer
        self.page_limit = page_limit
        self.feed_limit = feed_limit
        self.body = bytearray()
        self.unpacker = zlib.decompressobj(wbits=31) if answer.is_packed else None
        declared = answer.headers.get("content-length", "")
        if re.fullmatch(r"[0-9]{1,20}", declared) and int(declared) > feed_limit:
            raise _too_large(feed_limit)

    def add(self, chunk: bytes) -> None:
        """Take the next bytes from the wire."""
        if self.unpacker is None:
            self._keep(chunk)
            return
        while chunk and not self.unpacker.eof:
            self._keep(self._unpack(chunk))
            chunk = self.unpacker.unconsumed_tail

    def finish(self) -> bytes:
        """The whole body; raises FetchFailed if packed data ends too early."""
        if self.unpacker is not None and not self.unpacker.eof:
            raise FetchFailed("The answer broke off before its end.")
        return bytes(self.body)

    def _unpack(self, chunk: bytes) -> bytes:
        assert self.unpacker is not None
        try:
            return self.unpacker.decompress(chunk, _PIECE)
        except zlib.error as error:
            raise FetchFailed("The answer is packed in a broken way.") from error

    def _keep(self, piece: bytes) -> None:
        self.body += piece
        may_be_feed = self.answer.may_be_feed(bytes(self.body[:200]))
        limit = self.feed_limit if may_be_feed else self.page_limit
        if len(self.body) > limit:
            raise _too_large(limit)


def _too_large(limit: int) -> FetchFailed:
    megabytes = f"{limit / 1_000_000:g}"
    return FetchFailed(f"The answer is larger than {megabytes} MB.", permanent=True)
