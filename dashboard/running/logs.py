"""One line of facts per event; secrets and article texts never reach a log."""

import logging
import re
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

# The password of an address, and values that follow a telling name.
ADDRESS_PASSWORD = re.compile(r"(\w+://[^\s:/@]*):[^\s@/]+@")
NAMED_SECRET = re.compile(
    r"(?i)\b(password|passwd|secret|token|sessionid|csrftoken|authorization)"
    r"(\"?\s*[=:]\s*\"?)[^\s\",;&]+"
)
LONGEST_VALUE = 500


def clean(value: str) -> str:
    """The text without secrets, cut where it is long enough to hold an article."""
    value = ADDRESS_PASSWORD.sub(r"\1:***@", value)
    value = NAMED_SECRET.sub(r"\1\2***", value)
    return value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + " ..."


def hide_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Clean every text of the event; a stack trace is cleaned but not cut."""
    for name, value in event.items():
        if name == "exception" and isinstance(value, str):
            event[name] = NAMED_SECRET.sub(r"\1\2***", value)
        elif isinstance(value, str):
            event[name] = clean(value)
    return event


class ClientFaults(logging.Filter):
    """What a client did wrong is one line: no trace, and told once.

    Django tells of such a request twice, where it was refused and when it is answered.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if not 400 <= getattr(record, "status_code", 0) < 500:
            return True
        record.exc_info = record.exc_text = None
        request = getattr(record, "request", None)
        if getattr(request, "was_told_of", False):
            return False
        if request is not None:
            request.was_told_of = True
        return True


def logging_settings() -> dict[str, Any]:
    """Django's LOGGING: everything of the standard library through structlog."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        hide_secrets,
    ]
    renderer = structlog.processors.LogfmtRenderer(
        key_order=["timestamp", "level", "logger", "event"]
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            renderer,
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"facts": formatter},
        "filters": {"client faults": {"()": ClientFaults}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "facts",
                "filters": ["client faults"],
            }
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        # A request that waits for a thread is no news.
        "loggers": {"waitress.queue": {"level": "ERROR"}},
    }
