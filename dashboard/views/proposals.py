"""Papers: all of them, and one clause by clause against every party."""

from datetime import date

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from dashboard.asking.edition import Edition
from dashboard.asking.forms import DayField
from dashboard.asking.periods import complaints_of
from dashboard.caching.pages import public_page
from dashboard.presenters.proposals import list_view, paper_view
from dashboard.views.files import csv_file, plain_refusal
from positions.exports.proposals import clauses_csv
from positions.readers.proposals import ProposalEntry, read_fits, read_proposals


class DayForm(forms.Form):
    """The day of the positions that papers are compared with."""

    as_of = DayField()


@public_page
def proposals(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every paper, with the totals of the belligerents."""
    catalogue = edition.catalogue
    papers = read_proposals(edition.process.pk)
    as_of, complaints = _chosen(request.GET)
    days = {p.key: as_of or p.day for p in papers}
    context = {
        "page": "proposals",
        "edition": edition,
        "as_of": as_of,
        "complaints": complaints,
        "view": list_view(catalogue, papers, read_fits(catalogue, papers, days)),
        "chosen": f"?as_of={as_of}" if as_of else "",
    }
    return render(
        request,
        "dashboard/proposals.html",
        context,
        status=400 if complaints else 200,
    )


@public_page
def proposal(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """One paper: who is blocked by which clause, and how far that is known."""
    catalogue = edition.catalogue
    papers = read_proposals(edition.process.pk)
    paper = _paper(papers, key)
    as_of, complaints = _chosen(request.GET)
    day = as_of or paper.day
    fit = read_fits(catalogue, [paper], {key: day})[key]
    address = edition.address("proposal", key=key)
    context = {
        "page": "proposals",
        "edition": edition,
        "paper": paper,
        "papers": papers,
        "as_of": day,
        "complaints": complaints,
        "view": paper_view(catalogue, paper, fit, day),
        "newest": edition.process.newest,
        "permanent": request.build_absolute_uri(address) + f"?as_of={day}",
    }
    return render(
        request, "dashboard/proposal.html", context, status=400 if complaints else 200
    )


@public_page
def proposal_file(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """The same as CSV."""
    catalogue = edition.catalogue
    paper = _paper(read_proposals(edition.process.pk), key)
    as_of, complaints = _chosen(request.GET)
    if complaints:
        return plain_refusal(complaints)
    day = as_of or paper.day
    fit = read_fits(catalogue, [paper], {key: day})[key]
    content = clauses_csv(catalogue, paper, fit, day, edition.revision)
    return csv_file(content, f"{paper.key}-{day}")


def _paper(papers: tuple[ProposalEntry, ...], key: str) -> ProposalEntry:
    found = next((p for p in papers if p.key == key), None)
    if found is None:
        raise Http404("There is no such paper here.")
    return found


def _chosen(query: QueryDict) -> tuple[date | None, list[str]]:
    """The chosen day, if there is one, and what was wrong with it."""
    form = DayForm(query)
    form.is_valid()
    return form.cleaned_data.get("as_of"), complaints_of(form)
