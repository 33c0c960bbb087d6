"""Against a local server that speaks the protocol, or fails to."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from positions.sources.chat import ChatEndpoint, ChatError

MESSAGES = [{"role": "user", "content": "What is said?"}]
GOOD = {"choices": [{"message": {"content": '{"statements": []}'}}]}


class Endpoint:
    """A server that gives the prepared answers in turn and keeps what it was asked."""

    def __init__(self, *answers: tuple[int, bytes]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, dict[str, str], dict]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                body = json.loads(self.rfile.read(size))
                outer.asked.append((self.path, dict(self.headers), body))
                status, content = outer.answers.pop(0)
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self) -> "Endpoint":
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def client(self, **changes) -> ChatEndpoint:
        base = f"http://127.0.0.1:{self.server.server_address[1]}/v1/"
        settings: dict[str, Any] = {"key": "secret", "pause": 0.0} | changes
        return ChatEndpoint(base, "small", **settings)


def good() -> tuple[int, bytes]:
    return 200, json.dumps(GOOD).encode()


def test_question_follows_the_protocol_and_its_content_comes_back() -> None:
    with Endpoint(good()) as endpoint:
        answer = endpoint.client().ask(MESSAGES, {"type": "object"})

    ((path, headers, body),) = endpoint.asked
    assert answer == '{"statements": []}'
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert (body["model"], body["messages"], body["temperature"]) == (
        "small",
        MESSAGES,
        0,
    )
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}


def test_busy_endpoint_is_asked_again() -> None:
    with Endpoint((503, b"busy"), (429, b"slow"), good()) as endpoint:
        answer = endpoint.client().ask(MESSAGES, {})

    assert answer == '{"statements": []}'
    assert len(endpoint.asked) == 3


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        pytest.param([(401, b"no")], "answered 401", id="wrong key"),
        pytest.param([(302, b"")], "answered 302", id="forwarding is not followed"),
        pytest.param([(503, b"")] * 3, "answered 503", id="busy for good"),
        pytest.param([(200, b"words")], "another protocol", id="no JSON"),
        pytest.param([(200, b'{"choices": []}')], "another protocol", id="no choice"),
        pytest.param([(200, b"x" * 600_000)], "too large", id="endless answer"),
    ],
)
def test_failing_endpoint_is_told_in_plain_words(answers, reason: str) -> None:
    with Endpoint(*answers) as endpoint, pytest.raises(ChatError, match=reason):
        endpoint.client().ask(MESSAGES, {})


def test_nobody_there_is_told_in_plain_words() -> None:
    client = ChatEndpoint("http://127.0.0.1:9", "small", retries=0, seconds=1.0)

    with pytest.raises(ChatError, match="does not answer"):
        client.ask(MESSAGES, {})


def test_budget_ends_the_asking() -> None:
    with Endpoint(good()) as endpoint:
        client = endpoint.client(calls=1)
        client.ask(MESSAGES, {})

        with pytest.raises(ChatError, match="used up"):
            client.ask(MESSAGES, {})


def test_long_text_is_not_sent() -> None:
    client = ChatEndpoint("http://127.0.0.1:9", "small", characters=5)

    with pytest.raises(ChatError, match="longer than 5"):
        client.ask(MESSAGES, {})
