"""Lines of agreement over time."""

import json
from datetime import date
from itertools import pairwise

from dashboard.charts.series import AgreementLine, agreement_lines

DAYS = (date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 22))


def line(name="A–B", scores=(None, 50.0, 60.0), **given):
    return AgreementLine(name, scores, (1, 2, 3), **given)


def test_a_day_without_a_score_is_a_gap_and_not_zero():
    spec = agreement_lines(DAYS, [line()], "shared")

    assert spec["data"][0]["y"] == [None, 50.0, 60.0]
    assert spec["data"][0]["customdata"] == [1, 2, 3]


def test_each_named_line_has_its_name_and_last_score_at_its_end():
    lines = [line(), line("C–D", (10.0, 20.0, None)), line("thin", named=False)]

    names = agreement_lines(DAYS, lines, "shared")["layout"]["annotations"]

    assert [(n["text"], n["y"]) for n in names] == [
        ("C–D 20 (Mar 2025)", 20.0),
        ("A–B 60", 60.0),
    ]


def test_names_of_close_lines_do_not_overlap():
    lines = [line(str(n), (None, None, 40.0 + n)) for n in range(4)]

    names = agreement_lines(DAYS, lines, "shared")["layout"]["annotations"]

    heights = [name["y"] for name in names]
    assert min(b - a for a, b in pairwise(heights)) >= 6


def test_a_line_without_any_score_has_no_name():
    lines = [line(scores=(None, None, None))]

    assert agreement_lines(DAYS, lines, "shared")["layout"]["annotations"] == []


def test_lines_differ_in_more_than_colour():
    lines = [line(str(n)) for n in range(4)]

    styles = [d["line"] for d in agreement_lines(DAYS, lines, "shared")["data"]]

    assert len({(s["color"], s["dash"]) for s in styles}) == 4
    assert len({s["dash"] for s in styles}) == 3


def test_the_years_stand_once_below_the_months():
    days = [date(2025, 11, 30), date(2025, 12, 31), date(2026, 1, 31)]

    axis = agreement_lines(days, [line()], "shared")["layout"]["xaxis"]

    assert axis["ticktext"] == ["Nov<br>2025", "Dec", "Jan<br>2026"]


def test_ten_years_of_months_get_few_ticks():
    days = [date(2020 + n // 12, n % 12 + 1, 28) for n in range(120)]
    flat = AgreementLine("A–B", (50.0,) * 120, (4,) * 120)

    spec = agreement_lines(days, [flat], "shared")

    assert len(spec["layout"]["xaxis"]["tickvals"]) <= 10
    assert len(json.dumps(spec)) < 8_000
