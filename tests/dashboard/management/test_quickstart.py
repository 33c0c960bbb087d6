"""`quickstart` as a newcomer meets it: a real process, a real port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.conftest import REPOSITORY
from tests.services.ports import free_port


class Quickstart:
    """One started process and what it printed."""

    def __init__(self, folder, port, *arguments):
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "REDIS_URL"}
        }
        environment |= {"PARLEY_VAR": str(folder)}
        self.port = port
        self.process = subprocess.Popen(
            [
                sys.executable,
                "manage.py",
                "quickstart",
                "--port",
                str(port),
                *arguments,
            ],
            cwd=REPOSITORY,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def wait_until_served(self):
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            try:
                return self.get("/admin/login/")
            except OSError:
                assert self.process.poll() is None, self.process.stdout.read()
                time.sleep(0.1)
        raise AssertionError("quickstart did not answer within three minutes")

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.status

    def interrupt(self):
        """Ctrl-C, which a terminal sends to the whole group."""
        os.killpg(self.process.pid, signal.SIGINT)
        output, _ = self.process.communicate(timeout=60)
        return output


@pytest.fixture
def started():
    processes = []

    def start(folder, port, *arguments):
        quickstart = Quickstart(folder, port, *arguments)
        processes.append(quickstart.process)
        return quickstart

    yield start
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=20)


def password_of(output):
    return re.search(r"one-time password: (\S+)", output)[1]


def test_first_and_second_start(tmp_path, started):
    port = free_port()
    first = started(tmp_path, port)
    first.wait_until_served()
    output = first.interrupt()

    second = started(tmp_path, port)
    second.wait_until_served()
    again = second.interrupt()

    assert f"Parley is at http://127.0.0.1:{port}/" in output
    assert "463 Statement" in output
    assert "3 sample articles queued" in output
    assert len(password_of(output)) >= 12
    assert first.process.returncode == 0
    assert "Loading the seed data" not in again
    assert "queued" not in again
    with pytest.raises(OSError, match="refused"):
        second.get("/")


def test_a_busy_port_gives_one_line_and_touches_nothing(tmp_path, started):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]

        process = started(tmp_path, port).process
        output, _ = process.communicate(timeout=90)

    assert output == (
        f"CommandError: Port {port} is busy. Choose another: make run PORT={port + 1}\n"
    )
    assert process.returncode == 1
    assert not (tmp_path / "parley.sqlite3").exists()


def test_a_second_parley_on_the_same_folder_is_refused(tmp_path, started):
    first = started(tmp_path, free_port(), "--no-import")
    first.wait_until_served()

    process = started(tmp_path, free_port()).process
    output, _ = process.communicate(timeout=90)

    assert process.returncode == 1
    assert "Parley already runs on this folder" in output
    assert first.get("/admin/login/") == 200


@pytest.mark.parametrize("port", ["0", "70000"])
def test_an_impossible_port_is_named(tmp_path, started, port):
    process = started(tmp_path, port).process
    output, _ = process.communicate(timeout=90)

    assert output == f"CommandError: A port is a number from 1 to 65535, not {port}.\n"
