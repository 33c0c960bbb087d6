"""What pages about a date share: reading the choices, and one URL in two sizes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.asking.forms import AsOfForm
from dashboard.asking.htmx import swap_target
from dashboard.presenters.links import poles
from dashboard.views.matrix import newest_day
from positions.exports.provenance import TableProvenance
from positions.readers.catalogue import Catalogue
from positions.readers.matrix import Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """The catalogue and a reader's choices; `complaints` say what was not readable."""

    edition: Edition
    catalogue: Catalogue
    form: AsOfForm
    choices: Choices

    @property
    def complaints(self) -> list[str]:
        return self.form.complaints()

    @property
    def evidence(self) -> Scope:
        return Scope(self.choices.known_at, self.choices.own_words_only)

    @property
    def carried(self) -> str:
        """The query that takes date and evidence along to another page."""
        kept = Choices(
            newest=self.choices.newest,
            as_of=self.choices.as_of,
            known_at=self.choices.known_at,
            own_words_only=self.choices.own_words_only,
        )
        return kept.query().removesuffix("?")

    @property
    def provenance(self) -> TableProvenance:
        """What a file from this view says about itself."""
        return TableProvenance(
            self.edition.process.slug,
            self.choices.as_of,
            self.evidence,
            self.edition.revision,
        )


def asked(
    request: HttpRequest, edition: Edition, form_class: type[AsOfForm] = AsOfForm
) -> Asked:
    """Read the address; the catalogue costs three queries once for each revision."""
    catalogue = edition.catalogue
    form = form_class(request.GET, catalogue)
    choices = form.choices(newest_day(edition))
    return Asked(edition, catalogue, form, choices)


def show(
    request: HttpRequest, found: Asked, name: str, context: Mapping[str, Any]
) -> HttpResponse:
    """The page `name`, or only its view for a swap; 400 if part was not readable."""
    choices = found.choices
    swapped = swap_target(request) == "view"
    everything = {
        "inner": f"dashboard/_{name}.html",
        "edition": found.edition,
        "catalogue": found.catalogue,
        "choices": choices,
        "complaints": found.complaints,
        "carried": found.carried,
        "onward": f"{found.carried}&" if found.carried else "?",
        "files": choices.permanent_query(compare_to=None),
        "permanent": request.build_absolute_uri(request.path)
        + choices.permanent_query(),
        "poles": poles(found.catalogue),
        **context,
    }
    template = everything["inner"] if swapped else "dashboard/view.html"
    status = 400 if found.complaints else 200
    answer = render(request, template, everything, status=status)
    if swapped:
        answer.headers["HX-Push-Url"] = request.path + choices.query().removesuffix("?")
    return answer
