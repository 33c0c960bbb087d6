"""How coding a text can fail, in words an operator can act on."""


class CodingError(Exception):
    """The text was not coded; `reason` is one plain sentence.

    `passing` says that it may be coded on a machine that is less busy.
    """

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing
