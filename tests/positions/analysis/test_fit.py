import pytest

from positions.analysis import ClauseFit, Fit, PartyFit, PlanClause, proposal_fit
from tests.positions.analysis.builders_matrix import SCALES, matrix_of

CLAUSE = PlanClause("1", "line", "below")


def fit_of(option: str, clause: PlanClause = CLAUSE) -> Fit:
    matrix = matrix_of({"A": {clause.issue: (option,)}}, SCALES)
    cell = proposal_fit([clause], matrix, SCALES).cell(clause.key, "A")
    assert cell is not None
    return cell.fit


@pytest.mark.parametrize(
    ("option", "fit"),
    [
        ("below", Fit.IN_LINE),
        ("low", Fit.WITHIN_REACH),
        ("middle", Fit.WITHIN_REACH),
        ("above", Fit.AGAINST),
        ("high", Fit.AGAINST),
    ],
)
def test_the_same_option_is_in_line_its_neighbour_within_reach_and_others_against(
    option, fit
):
    assert fit_of(option) is fit


def test_an_option_without_value_between_two_others_does_not_part_neighbours():
    assert fit_of("no", PlanClause("1", "short", "some")) is Fit.WITHIN_REACH


def test_no_stance_of_its_own_is_not_against_anything():
    assert fit_of("no_own_stance", PlanClause("1", "short", "some")) is Fit.NO_STANCE


def test_another_category_is_another_answer_and_blocks_nothing():
    matrix = matrix_of({"A": {"kind": ("south",)}}, SCALES)

    found = proposal_fit([PlanClause("1", "kind", "north")], matrix, SCALES)

    total = found.parties["A"]
    assert (total.different, total.tested, total.blocked_by) == (1, 1, ())


def test_nothing_said_and_offers_alone_leave_the_fit_unknown():
    matrix = matrix_of({"A": {}}, SCALES, offers=[("B", "line", "below")])

    found = proposal_fit([CLAUSE], matrix, SCALES)

    assert found.cells == {
        ("1", "A"): ClauseFit(CLAUSE, "A", Fit.UNKNOWN, None),
        ("1", "B"): ClauseFit(CLAUSE, "B", Fit.UNKNOWN, None),
    }
    assert (found.parties["A"].score, found.parties["A"].coverage) == (None, 0.0)


def test_a_contested_line_counts_with_its_nearest_option():
    matrix = matrix_of({"A": {"line": ("high", "low")}}, SCALES)

    found = proposal_fit([CLAUSE], matrix, SCALES)

    assert found.cells["1", "A"].fit is Fit.WITHIN_REACH


def test_totals_say_how_much_could_be_tested_and_which_clauses_block():
    clauses = [
        PlanClause("1", "line", "below"),
        PlanClause("2", "line", "high"),
        PlanClause("3", "short", "all"),
        PlanClause("4", "kind", None),
    ]
    matrix = matrix_of({"A": {"line": ("low",)}}, SCALES)

    found = proposal_fit(clauses, matrix, SCALES)

    assert found.parties["A"] == PartyFit(
        party="A",
        clauses=3,
        tested=2,
        in_line=0,
        within_reach=1,
        against=1,
        different=0,
        score=0.25,
        blocked_by=(clauses[1],),
    )
    assert found.parties["A"].coverage == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("issue", "held", "score"),
    [
        ("line", "below", 1.0),
        ("line", "low", 0.5),
        ("line", "high", 0.0),
        ("kind", "north", 1.0),
        ("kind", "south", 0.0),
    ],
)
def test_in_line_scores_one_within_reach_half_and_the_rest_nothing(issue, held, score):
    clause = CLAUSE if issue == "line" else PlanClause("1", "kind", "north")
    matrix = matrix_of({"A": {issue: (held,)}}, SCALES)

    found = proposal_fit([clause], matrix, SCALES)

    assert found.parties["A"].score == score


def test_a_clause_without_option_has_no_fit():
    matrix = matrix_of({"A": {"line": ("low",)}}, SCALES)

    found = proposal_fit([PlanClause("1", "line", None)], matrix, SCALES)

    assert (found.cell("1", "A"), found.parties["A"].coverage) == (None, None)
