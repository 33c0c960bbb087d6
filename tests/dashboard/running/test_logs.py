import logging
import logging.config

import pytest

from dashboard.running.logs import LONGEST_VALUE, logging_settings


@pytest.fixture
def logged(tmp_path):
    """What one logger wrote, with the product's own configuration."""
    settings = logging_settings()
    path = tmp_path / "log.txt"
    settings["handlers"]["console"] = {
        "class": "logging.FileHandler",
        "filename": str(path),
        "formatter": "facts",
    }
    settings["loggers"] = {
        "parley.test": {"handlers": ["console"], "propagate": False, "level": "INFO"}
    }
    del settings["root"]
    logging.config.dictConfig(settings)
    yield lambda: path.read_text("utf-8")
    for handler in logging.getLogger("parley.test").handlers:
        handler.close()
    logging.getLogger("parley.test").handlers.clear()


def test_a_line_holds_time_level_place_and_event(logged):
    logging.getLogger("parley.test").warning("feed %s failed", "https://a.example/f")

    (line,) = logged().splitlines()
    assert line.startswith("timestamp=20")
    assert line.endswith(
        'level=warning logger=parley.test event="feed https://a.example/f failed"'
    )


@pytest.mark.parametrize(
    "text",
    [
        "broker redis://user:hunter22@127.0.0.1:6379/0 is gone",
        "refused password=hunter22 for olha",
        'header {"token": "hunter22"}',
        "cookie sessionid=hunter22; path=/",
    ],
)
def test_a_secret_never_reaches_the_log(logged, text):
    logging.getLogger("parley.test").error(text)

    assert "hunter22" not in logged()
    assert "***" in logged()


def test_a_secret_in_a_stack_trace_is_hidden_too(logged):
    try:
        raise ValueError("password=hunter22")
    except ValueError:
        logging.getLogger("parley.test").exception("it failed")

    assert "hunter22" not in logged()
    assert "ValueError" in logged()


def test_an_article_text_is_cut(logged):
    logging.getLogger("parley.test").warning("word " * 1000)

    assert len(logged()) < LONGEST_VALUE + 200
