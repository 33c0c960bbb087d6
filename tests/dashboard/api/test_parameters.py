"""What the API says can be asked is what its forms read."""

import pytest

from dashboard.api.service import api

SCOPED = ["process", "as_of", "known_at", "own_words_only"]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("processes", []),
        ("parties", ["process"]),
        ("issues", ["process"]),
        ("matrix", SCOPED),
        ("agreement", SCOPED),
        ("positions", ["process", "party", "issue"]),
        ("changes", ["process", "from", "to", "known_at", "party"]),
        ("statements", ["process", "party", "issue", "limit", "offset"]),
        ("statements/{pk}", ["pk", "process"]),
        ("proposals", ["process"]),
        ("corrections", ["process"]),
    ],
)
def test_each_address_names_its_parameters_in_order(path, names):
    paths = api.get_openapi_schema(path_prefix="/api/")["paths"]

    described = paths[f"/api/{path}"]["get"]["parameters"]

    assert [parameter["name"] for parameter in described] == names


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("/api/matrix?as_of=x", ["as_of: A day is written like 2025-04-22."]),
        (
            "/api/changes?from=x&party=XX",
            [
                "from: A day is written like 2025-04-22.",
                "party: “XX” is not one of ",
            ],
        ),
        (
            "/api/statements?limit=0",
            ["limit: Ensure this value is greater than or equal to 1."],
        ),
        ("/api/changes?from=2025-05-31&to=2025-04-22", ["from: The first day"]),
    ],
)
def test_each_mistake_has_a_line_that_promises_nothing(client, seeded, address, lines):
    answer = client.get(address)

    said = answer.json()["errors"]
    assert answer.status_code == 400
    assert [s.startswith(line) for s, line in zip(said, lines, strict=True)] == [
        True
    ] * len(lines)
    assert not any("left out" in line for line in said)
