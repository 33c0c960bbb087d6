"""A file leaves nothing out: an address that cannot be read gets plain lines."""

import pytest

A_DAY = "A day is written like 2025-04-22."
DATED = (
    "/export/matrix.csv",
    "/export/matrix.json",
    "/export/matrix.xlsx",
    "/export/datapackage.zip",
    "/issues/issues.csv",
    "/issues/ceasefire/positions.csv",
    "/issues/ceasefire/timeline.csv",
    "/issues/ceasefire/statements.csv",
    "/parties/RU/positions.csv",
    "/parties/RU/moves.csv",
    "/parties/RU/agreement.csv",
    "/compare/issues.csv",
    "/compare/pairs.csv",
    "/compare/months.csv",
    "/agreement/pairs.csv",
    "/agreement/months.csv",
    "/agreement/mean.csv",
    "/proposals/us-28-points-2025-11/clauses.csv",
)
BETWEEN = ("/changes/changes.csv", "/changes/pairs.csv", "/timeline/timeline.csv")


def refusal(answer):
    kind = answer.headers["Content-Type"]
    named = "Content-Disposition" in answer.headers
    return answer.status_code, kind, named, answer.content.decode()


@pytest.mark.parametrize("address", DATED)
def test_a_day_that_cannot_be_read_is_named(client, seeded, address):
    answer = client.get(address, {"as_of": "2025-13-01"})

    plain = "text/plain; charset=utf-8"
    assert refusal(answer) == (400, plain, False, f"as_of: {A_DAY}")


@pytest.mark.parametrize("address", BETWEEN)
def test_each_end_that_cannot_be_read_is_named_in_a_line(client, seeded, address):
    answer = client.get(address, {"from": "May", "to": "June"})

    plain = "text/plain; charset=utf-8"
    lines = f"from: {A_DAY}\nto: {A_DAY}"
    assert refusal(answer) == (400, plain, False, lines)
