"""Papers against stated positions: the list, and one paper clause by clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.presenters.fits import ClauseRow, FitRow, clause_row, party_row
from dashboard.presenters.wording import counted, listed, long_day
from positions.analysis.fit import ProposalFit
from positions.readers.catalogue import Catalogue, PartyEntry
from positions.readers.proposals import ProposalEntry
from positions.vocabulary import ProposalStatus

STATUS_WORDS = {
    ProposalStatus.PUBLISHED: "Published",
    ProposalStatus.LEAKED: "Unconfirmed text",
    ProposalStatus.HANDED_OVER: "Handed over",
}


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What the list says of a paper."""

    key: str
    title: str
    day: str
    authors: str
    status: str
    unconfirmed: bool
    clauses: int
    compared: int


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper; parties with nothing to compare are only named in `without`."""

    head: PaperHead
    title: str
    deck: str
    note: str
    sources: tuple[str, ...]
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[ClauseRow, ...]
    parties: tuple[FitRow, ...]
    without: str


@dataclass(frozen=True, slots=True)
class ListView:
    """All papers, newest first, with the totals of some parties."""

    title: str
    deck: str
    columns: tuple[str, ...]
    papers: tuple[tuple[PaperHead, tuple[FitRow, ...]], ...]


def paper_head(catalogue: Catalogue, paper: ProposalEntry) -> PaperHead:
    """The facts about a paper."""
    names = catalogue.party_by_code
    return PaperHead(
        key=paper.key,
        title=paper.title,
        day=long_day(paper.day),
        authors=listed([names[a].name for a in paper.authors if a in names]),
        status=STATUS_WORDS[paper.status],
        unconfirmed=paper.status is ProposalStatus.LEAKED,
        clauses=len(paper.clauses),
        compared=sum(c.clause.option is not None for c in paper.clauses),
    )


def list_view(
    catalogue: Catalogue,
    papers: Sequence[ProposalEntry],
    fits: Mapping[str, ProposalFit],
) -> ListView:
    """The totals of the belligerents, each paper against its own day."""
    sides = catalogue.belligerent_parties
    rows = tuple(
        (
            paper_head(catalogue, paper),
            tuple(party_row(catalogue, paper, fits[paper.key], p) for p in sides),
        )
        for paper in reversed(papers)
    )
    return ListView(
        title=_list_title(sides, [totals for _, totals in rows]),
        deck=(
            f"{sum(head.clauses for head, _ in rows)} clauses on the issues tracked "
            f"here, {sum(head.compared for head, _ in rows)} of which fit an option "
            "and can be compared with stated positions. Each paper is compared with "
            "what had been said by its own day, unless you choose another. This is our "
            "reading of distance, not an answer that a party gave."
        ),
        columns=tuple(p.name for p in sides),
        papers=rows,
    )


def _list_title(
    sides: Sequence[PartyEntry], totals: Sequence[tuple[FitRow, ...]]
) -> str:
    papers = f"{len(totals)} {'paper' if len(totals) == 1 else 'papers'}"
    if not sides or not totals:
        return f"{papers} clause by clause"
    against = [
        f"{sum(row[at].against > 0 for row in totals)} against {side.name}’s"
        for at, side in enumerate(sides)
    ]
    against[0] += " stated position"
    return f"{papers}: {listed(against)}, each on at least one clause"


def paper_view(
    catalogue: Catalogue, paper: ProposalEntry, fit: ProposalFit, as_of: date
) -> PaperView:
    """One paper against the positions of `as_of`."""
    first = catalogue.belligerent_parties
    order = [*first, *(p for p in catalogue.parties if p not in first)]
    rows = [party_row(catalogue, paper, fit, party) for party in order]
    shown = [
        (party, row)
        for party, row in zip(order, rows, strict=True)
        if row.untested < row.clauses
    ]
    without = [p.name for p in order if p not in [party for party, _ in shown]]
    head = paper_head(catalogue, paper)
    return PaperView(
        head=head,
        title=_paper_title(head, [r for p, r in shown if p in first]),
        deck=_deck(head, as_of),
        note=paper.note,
        sources=paper.source_urls,
        columns=tuple((p.narrow_name, r.is_author) for p, r in shown),
        rows=tuple(
            clause_row(catalogue, paper, entry, fit, [p for p, _ in shown], as_of)
            for entry in paper.clauses
        ),
        parties=tuple(row for _, row in shown),
        without=listed(without),
    )


def _paper_title(head: PaperHead, sides: Sequence[FitRow]) -> str:
    against = [
        f"{row.against} of {row.tested} against {row.name}’s"
        for row in sides
        if row.tested
    ]
    if against:
        against[0] += " stated position"
    else:
        return f"{head.title}, clause by clause: nothing to compare it with yet"
    return f"{head.title}, clause by clause: {listed(against)}"


def _deck(head: PaperHead, as_of: date) -> str:
    compared = counted(head.compared, "clause").capitalize()
    skipped = head.clauses - head.compared
    rest = (
        f" {counted(skipped, 'more').capitalize().removesuffix('s')} "
        f"{'fits' if skipped == 1 else 'fit'} no option and "
        f"{'is' if skipped == 1 else 'are'} only shown."
        if skipped
        else ""
    )
    return (
        f"{compared} can be compared with what parties had said by {long_day(as_of)}."
        f"{rest} This is our reading of distance, not an answer that a party gave; "
        "an offer made on paper is not a stated position either."
    )
