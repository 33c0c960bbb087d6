"""The parameters of API requests, read by the same forms as those of the pages."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from ninja import Field, Schema

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.asking.forms import AsOfForm, CodesField
from dashboard.asking.periods import Period, PeriodForm, complaints_of
from dashboard.caching.pages import held_edition
from positions.exports.tables import LICENCE
from positions.readers.catalogue import Catalogue
from positions.readers.overview import read_overview

PROCESS = Field("", description="Slug of a peace process; needed if there are several.")
BACK = timedelta(days=30)
PAGE, LARGEST_PAGE = 100, 500


class ParameterError(Exception):
    """A parameter that cannot be read; `lines` say in plain words which and why."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


class ProcessQuery(Schema):
    process: str = PROCESS


class DayQuery(ProcessQuery):
    as_of: str = Field("", description="A day; default: of the newest statement.")
    known_at: str = Field("", description="Only what was public by this day.")
    own_words_only: str = Field("", description="1: direct quotes and documents only.")


class PeriodQuery(ProcessQuery):
    since: str = Field("", alias="from", description="Default: 30 days before `to`.")
    until: str = Field("", alias="to", description="Default: the newest statement.")
    known_at: str = Field("", description="Only what was public by this day.")
    party: str = Field("", description="Codes with commas; default: all.")


class CellQuery(ProcessQuery):
    party: str = Field("", description="Codes with commas; default: all.")
    issue: str = Field("", description="Keys with commas; default: all.")


class StatementQuery(CellQuery):
    limit: str = Field("", description=f"1 to {LARGEST_PAGE}; default {PAGE}.")
    offset: str = Field("", description="How many to pass over; default 0.")


class CellForm(forms.Form):
    """Some parties and issues, and a stretch of a long list."""

    limit = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_PAGE)
    offset = forms.IntegerField(required=False, min_value=0, max_value=10_000_000)

    def __init__(self, query: QueryDict, catalogue: Catalogue) -> None:
        super().__init__(query)
        self.fields["party"] = CodesField(p.code for p in catalogue.parties)
        self.fields["issue"] = CodesField(i.key for i in catalogue.issues)


def edition_of(query: ProcessQuery) -> Edition:
    """The asked process; refused in plain words if it is not clear which."""
    overview = read_overview()
    if not query.process and len(overview.processes) != 1:
        known = ", ".join(p.slug for p in overview.processes) or "none yet"
        raise ParameterError([f"process: name one of: {known}."])
    return held_edition(overview, query.process)


def about(edition: Edition) -> dict[str, Any]:
    """What every answer says of itself."""
    return {
        "process": edition.process.slug,
        "revision": edition.revision,
        "licence": LICENCE,
    }


def catalogue_of(query: ProcessQuery) -> tuple[Edition, Catalogue]:
    """The process and its catalogue."""
    edition = edition_of(query)
    return edition, edition.catalogue


def choices_of(request: HttpRequest, edition: Edition, catalogue: Catalogue) -> Choices:
    """The asked day."""
    form = AsOfForm(request.GET, catalogue)
    choices = form.choices(edition.newest_day)
    _refuse(complaints_of(form))
    return choices


def period_of(request: HttpRequest, edition: Edition, catalogue: Catalogue) -> Period:
    """The asked period."""
    form = PeriodForm(request.GET, catalogue)
    period = form.period(edition.newest_day, BACK)
    _refuse(complaints_of(form))
    return period


def cells_of(request: HttpRequest, catalogue: Catalogue) -> dict[str, Any]:
    """The asked parties and issues (none: all), limit and offset."""
    form = CellForm(request.GET, catalogue)
    form.is_valid()
    _refuse(complaints_of(form))
    found = form.cleaned_data
    return found | {"limit": found["limit"] or PAGE, "offset": found["offset"] or 0}


def _refuse(complaints: list[str]) -> None:
    if complaints:
        raise ParameterError(
            [c.removesuffix(" It is left out here.") for c in complaints]
        )
