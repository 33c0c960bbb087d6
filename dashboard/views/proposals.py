"""Papers: all of them, and one clause by clause against every party."""

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.edition import Edition
from dashboard.asking.paper import PaperForm, PapersForm
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.proposals import list_view, paper_view
from dashboard.views.files import file_of
from dashboard.views.show import Page, show
from positions.exports.proposals import clauses_csv
from positions.readers.proposals import ProposalEntry, read_fits, read_proposals


@public_page
def proposals(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every paper, with the totals of the belligerents."""
    choices = PapersForm(request.GET, edition).choices()
    papers = read_proposals(edition.process.pk)
    days = {p.key: choices.as_of or p.day for p in papers}
    fits = read_fits(held(edition).positions(), papers, days)
    context = {"view": list_view(edition.catalogue, papers, fits)}
    page = Page("proposals", "Plans", "proposals")
    return show(request, page, choices, context)


@public_page
def proposal(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """One paper: who is blocked by which clause, and how far that is known."""
    papers = read_proposals(edition.process.pk)
    paper = _paper(papers, key)
    choices = PaperForm(request.GET, edition, own=paper.day).choices()
    day = choices.as_of
    fit = read_fits(held(edition).positions(), [paper], {key: day})[key]
    context = {
        "paper": paper,
        "papers": papers,
        "view": paper_view(edition.catalogue, paper, fit, day),
    }
    page = Page("proposal", f"{paper.title}, clause by clause", "proposals")
    return show(request, page, choices, context)


@public_page
def proposal_file(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """The same as CSV."""
    paper = _paper(read_proposals(edition.process.pk), key)
    choices = PaperForm(request.GET, edition, own=paper.day).choices()
    day = choices.as_of

    def make() -> str:
        fit = read_fits(held(edition).positions(), [paper], {key: day})[key]
        return clauses_csv(edition.catalogue, paper, fit, day, edition.revision)

    return file_of(choices, f"{paper.key}-{day}.csv", make)


def _paper(papers: tuple[ProposalEntry, ...], key: str) -> ProposalEntry:
    paper = next((p for p in papers if p.key == key), None)
    if paper is None:
        raise Http404("There is no such paper here.")
    return paper
