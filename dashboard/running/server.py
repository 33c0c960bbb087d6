"""gunicorn, started from Python with the settings that quickstart needs."""

from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication


class QuickstartServer(BaseApplication):  # type: ignore[misc]  # it has no types
    """One process with threads, so that worker and pages share the broker in memory."""

    def __init__(self, port: int, when_ready: Callable[[], None]) -> None:
        self.port = port
        self.in_worker = when_ready
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": f"127.0.0.1:{self.port}",
            "workers": 1,
            "threads": 8,
            "timeout": 60,
            "graceful_timeout": 5,
            "loglevel": "warning",
            "post_worker_init": lambda _worker: self.in_worker(),
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from dashboard.wsgi import application  # noqa: PLC0415 - in the forked worker

        return application
