"""An import as a worker sees it, with the clock in the test's hand."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from positions.actions.imports import run_import, submit_text, submit_url
from positions.actions.imports.context import ImportContext
from positions.models import ImportJob
from positions.sources import FetchPolicy, ParseLimits
from tests.conftest import NOW
from tests.hostile_web import HostileWeb


@dataclass
class Desk:
    """Submits and runs imports at a moment that only the test moves."""

    now: datetime = NOW
    policy: FetchPolicy = field(
        default_factory=lambda: FetchPolicy(
            user_agent="Parley/test", allowed_hosts=frozenset({"127.0.0.1"}), deadline=5
        )
    )

    limits: ParseLimits = field(default_factory=ParseLimits)

    @property
    def context(self) -> ImportContext:
        return ImportContext(
            policy=self.policy,
            limits=self.limits,
            clock=lambda: self.now,
            lease=timedelta(seconds=150),
        )

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def text(self, text: str, **given) -> ImportJob:
        return self.run(submit_text(text, self.now, **given))

    def url(self, url: str, **given) -> ImportJob:
        return self.run(submit_url(url, self.now, **given))

    def run(self, job: ImportJob) -> ImportJob:
        run_import(job.pk, self.context)
        return ImportJob.objects.get(pk=job.pk)

    def with_policy(self, **changes) -> "Desk":
        return replace(self, policy=replace(self.policy, **changes))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def web():
    with HostileWeb() as server:
        server.serve("/robots.txt", server.behaviours["/status/404"])
        yield server
