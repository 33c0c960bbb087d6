"""What the commit-msg hook lets through, and what it says of the rest."""

import subprocess
import sys

import pytest

from tests.commit_message import SCISSORS, faults_of
from tests.conftest import REPOSITORY

NO_BODY = "There is no body: say why the change is made."


@pytest.mark.parametrize(
    ("message", "faults"),
    [
        pytest.param("What changed\n\nWhy it did.\n", [], id="as it should be"),
        pytest.param(f"{'x' * 71}\n\nWhy.", [], id="71 characters"),
        pytest.param(
            f"{'x' * 72}\n\nWhy.",
            ["The first line has 72 characters; it may have 71."],
            id="72 characters",
        ),
        pytest.param("What changed\n", [NO_BODY], id="no body"),
        pytest.param("What changed\n\n# a comment\n", [NO_BODY], id="only a comment"),
        pytest.param(
            f"What changed\n{SCISSORS}\ndiff --git a b\n", [NO_BODY], id="only a diff"
        ),
        pytest.param(
            "What changed\nand more\n", ["The second line is not blank."], id="run on"
        ),
        pytest.param("\n# nothing\n", ["The message is empty.", NO_BODY], id="empty"),
        pytest.param("Merge branch 'words'\n", [], id="git's own"),
    ],
)
def test_a_message_says_what_in_a_line_and_why_below(message, faults):
    assert list(faults_of(message)) == faults


def test_the_hook_stops_the_commit_and_says_why(tmp_path):
    message = tmp_path / "COMMIT_EDITMSG"
    message.write_text("What changed\n")
    done = subprocess.run(
        [sys.executable, "-m", "tests.commit_message", str(message)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, f"{NO_BODY}\n")
