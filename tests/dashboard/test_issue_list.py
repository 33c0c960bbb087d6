"""The list of issues, their files, and wrong addresses."""

import pytest

from tests.csv_rows import read_csv
from tests.dashboard import expected
from tests.dashboard.expected import SEATED
from tests.dashboard.markup import find, page, table, words

APRIL = "2025-04-22"


def test_every_issue_is_listed_with_the_distance_of_the_slow_count(client, seeded):
    _, tree = page(client, f"/issues/?as_of={APRIL}")

    shown = {
        find(row, "a")[0].get("href").split("/")[2]: (
            words(find(row, "td")[1]),
            words(find(row, "td")[2]),
        )
        for row in find(tree, "table.rank tbody tr")
    }
    slow = {
        issue: expected.mean_distance(issue, SEATED, APRIL)
        for issue in expected.scales()
    }
    assert shown == {
        issue: ("–" if mean is None else f"{mean:.2f}", f"{n} of {len(SEATED)}")
        for issue, (mean, n) in slow.items()
    }


def test_files_hold_what_the_page_shows(client, seeded):
    address = f"/issues/ceasefire/{{}}.csv?as_of={APRIL}"
    files = {
        name: read_csv(client.get(address.format(name)).content.decode())
        for name in ("positions", "timeline", "statements")
    }
    _, tree = page(client, f"/issues/ceasefire/?as_of={APRIL}")

    said = len(table(tree, "Statements on Ceasefire"))
    assert [row["party"] for row in files["positions"] if row["option"]] == [
        code for code in SEATED if expected.held(code, "ceasefire", APRIL)[0]
    ]
    assert len(files["statements"]) == said
    assert {row["issue"] for row in files["timeline"]} == {"ceasefire"}
    assert {row["as_of"] for rows in files.values() for row in rows} == {APRIL}


def test_splits_as_a_file_are_the_slow_counts(client, seeded):
    rows = read_csv(client.get(f"/issues/issues.csv?as_of={APRIL}").content.decode())

    slow = {
        issue: expected.mean_distance(issue, SEATED, APRIL)
        for issue in expected.scales()
    }
    assert {
        row["issue"]: (
            row["mean_distance"] and float(row["mean_distance"]),
            int(row["n"]),
        )
        for row in rows
    } == {
        issue: ("" if mean is None else pytest.approx(mean, abs=1e-6), n)
        for issue, (mean, n) in slow.items()
    }


@pytest.mark.parametrize(
    "address",
    ["/issues/none/", "/issues/ceasefire/secrets.csv", "/issues/none/timeline.csv"],
)
def test_what_does_not_exist_is_not_found(client, seeded, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("wrong", ["page=0", "page=x", "as_of=never", "known_at=%00"])
def test_a_wrong_parameter_gets_a_plain_message_and_still_a_page(client, seeded, wrong):
    answer, tree = page(client, f"/issues/ceasefire/?{wrong}")

    assert answer.status_code == 400
    assert "It is left out here." in words(find(tree, "[role=alert]")[0])
    assert find(tree, "table.said")


def test_a_file_of_a_wrong_address_is_refused_in_plain_words(client, seeded):
    answer = client.get("/issues/ceasefire/timeline.csv?as_of=never")

    assert answer.status_code == 400
    assert answer.content.decode().startswith("as_of: A day is written like")


def test_a_swap_gets_the_view_only_and_says_its_address(client, seeded):
    address = f"/issues/ceasefire/?as_of={APRIL}&compare_to=&known_at="

    answer, fragment = page(
        client, address, **{"HX-Request": "true", "HX-Target": "view"}
    )

    assert not find(fragment, "header")
    assert find(fragment, "#view")[0].get("data-say").startswith("Ceasefire: ")
    assert answer.headers["HX-Push-Url"] == f"/issues/ceasefire/?as_of={APRIL}"
