"""Packing an answer once, for all the readers that it is kept for."""

import gzip
from collections.abc import Callable

import brotli
from django.http import HttpRequest

# At these settings Brotli packs a page smaller than gzip, in half the time.
GZIP_LEVEL, BROTLI_QUALITY = 6, 4
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=BROTLI_QUALITY),
    "gzip": lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0),
    "": lambda body: body,
}


def encoding_of(request: HttpRequest) -> str:
    """The best packing that the client takes, `br` or `gzip`; empty for neither."""
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    offers = (offer.replace(" ", "").partition(";q=") for offer in accepted.split(","))
    # A weight of 0 refuses.
    names = {name for name, _, weight in offers if weight.strip("0.") or not weight}
    return next((encoding for encoding in PACKERS if encoding in names), "")


def packed(body: bytes, encoding: str) -> bytes:
    """The body in an encoding that `encoding_of` named."""
    return PACKERS[encoding](body)
