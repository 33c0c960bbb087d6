"""Reads a commit message: `python -m tests.commit_message FILE` (see CONTRIBUTING.md).

The first line says what changed and has fewer than 72 characters; after a blank line
the body says why.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST = 71
# Git cuts off what stands below this line.
SCISSORS = "# ------------------------ >8 ------------------------"
# Git writes these itself.
OF_GIT = ("Merge ", "Revert ", "fixup! ", "squash! ", "amend! ")


def faults_of(message: str) -> Iterator[str]:
    """What is wrong with the message, in plain words."""
    lines = [
        line.rstrip()
        for line in message.partition(SCISSORS)[0].splitlines()
        if not line.startswith("#")
    ]
    first, *rest = "\n".join(lines).strip().split("\n")
    if first.startswith(OF_GIT):
        return
    if not first:
        yield "The message is empty."
    if len(first) > LONGEST:
        yield f"The first line has {len(first)} characters; it may have {LONGEST}."
    if not any(rest):
        yield "There is no body: say why the change is made."
    elif rest[0]:
        yield "The second line is not blank."


if __name__ == "__main__":
    faults = list(faults_of(Path(sys.argv[1]).read_text("utf-8")))
    for fault in faults:
        print(fault)
    sys.exit(bool(faults))
