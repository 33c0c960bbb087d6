"""Asks an OpenAI-compatible endpoint that the operator has named; off by default.

This is no fetching of pages: the address comes from the environment alone, never
from a user or a text, so the rules for foreign addresses do not apply to it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.util import Retry, Timeout

_LARGEST_ANSWER = 500_000
_TRY_AGAIN = (429, 500, 502, 503, 504)


class ChatError(Exception):
    """The endpoint gave no answer; the message says why in plain words."""


@dataclass(slots=True)
class ChatEndpoint:
    """An endpoint with its limits.

    `characters` is the longest text that is sent, `calls` how many questions may
    still be asked: a run stops instead of costing without end.
    """

    base_url: str
    model: str
    key: str = ""
    seconds: float = 60.0
    retries: int = 2
    pause: float = 1.0
    characters: int = 40_000
    calls: int = 100

    def ask(self, messages: Sequence[dict[str, str]], schema: dict[str, Any]) -> str:
        """The content of the answer to `messages`, held to the JSON schema.

        Raises ChatError.
        """
        if sum(len(message["content"]) for message in messages) > self.characters:
            raise ChatError(f"The text is longer than {self.characters} characters.")
        if self.calls <= 0:
            raise ChatError("The number of questions that were allowed is used up.")
        self.calls -= 1
        return _content(self._post(_body(self.model, messages, schema)))

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        retry = Retry(
            total=self.retries,
            redirect=0,
            status_forcelist=_TRY_AGAIN,
            allowed_methods=None,
            backoff_factor=self.pause,
            raise_on_status=False,
        )
        url = f"{self.base_url.rstrip('/')}/chat/completions"
        try:
            with urllib3.PoolManager(retries=retry) as pool:
                response = pool.request(
                    "POST",
                    url,
                    body=body,
                    headers=headers,
                    timeout=Timeout(total=self.seconds),
                    preload_content=False,
                )
                content = response.read(_LARGEST_ANSWER + 1)
        except HTTPError:
            raise ChatError("The model's endpoint does not answer.") from None
        if response.status != 200:
            raise ChatError(f"The model's endpoint answered {response.status}.")
        if len(content) > _LARGEST_ANSWER:
            raise ChatError("The model's answer is too large.")
        return content


def _body(
    model: str, messages: Sequence[dict[str, str]], schema: dict[str, Any]
) -> bytes:
    form = {"name": "statements", "strict": True, "schema": schema}
    question = {
        "model": model,
        "messages": list(messages),
        "temperature": 0,
        "response_format": {"type": "json_schema", "json_schema": form},
    }
    return json.dumps(question).encode()


def _content(answer: bytes) -> str:
    try:
        return str(json.loads(answer)["choices"][0]["message"]["content"])
    except (ValueError, KeyError, IndexError, TypeError):
        raise ChatError("The model's endpoint speaks another protocol.") from None
