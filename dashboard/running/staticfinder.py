"""Serves plotly.js from where a package put it; nothing is copied into the project."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SERVED_AS = "plotly/plotly.min.js"
CARTESIAN = "node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js"


def plotly_bundle() -> Path:
    """The smaller cartesian bundle if npm installed it, else the wheel's own."""
    smaller = Path(settings.BASE_DIR) / CARTESIAN
    if smaller.exists():
        return smaller
    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


class OneFileStorage(FileSystemStorage):
    """A storage that holds one file, under the name it is served as."""

    def path(self, name: str) -> str:
        return str(plotly_bundle())


class PlotlyFinder(BaseFinder):
    """Finds `plotly/plotly.min.js`."""

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    # Django 5.2 calls it with `find_all`, older code with `all`.
    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path != SERVED_AS:
            return []
        bundle = str(plotly_bundle())
        return [bundle] if find_all else bundle

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        yield SERVED_AS, OneFileStorage()
