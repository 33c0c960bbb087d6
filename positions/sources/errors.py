"""How getting a text can fail, in words an operator can act on."""


class SourceError(Exception):
    """Base of all failures of this package.

    `reason` is one plain sentence or two; `permanent` says that trying the same
    input again cannot help; `retry_after` is the wait in seconds that the
    publisher asked for, or None; `status` is the HTTP status, if there was one.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        retry_after: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after
        self.status = status


class FetchRefused(SourceError):  # noqa: N818 - tells what happened
    """We do not ask for this address: it is malformed, private or disallowed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, permanent=True)


class FetchFailed(SourceError):  # noqa: N818 - tells what happened
    """We asked, and no usable answer came."""


class ParseFailed(SourceError):  # noqa: N818 - tells what happened
    """An answer came, and no text could be read from it."""
