"""How one party moved on one issue."""

from datetime import date

from dashboard.charts.steps import Span, Stated, steps

SPAN = Span(date(2025, 3, 1), date(2025, 6, 1), date(2025, 4, 22))


def stated(day, *values, counts=True):
    return Stated(date(2025, 3, day), values, "var(--b3)", "Full", counts)


def line(spec):
    trace = next(t for t in spec["data"] if t["mode"] == "lines")
    assert trace["line"]["shape"] == "hv"
    return list(zip(trace["x"], trace["y"], strict=True))


def points(spec, symbol):
    return [
        (x, y)
        for t in spec["data"]
        if t["mode"] == "markers" and t["marker"]["symbol"] == symbol
        for x, y in zip(t["x"], t["y"], strict=True)
    ]


def test_a_position_is_carried_to_the_end_of_the_axis():
    spec = steps([stated(2, 1.0), stated(20, -0.5)], SPAN, [])

    assert line(spec) == [
        ("2025-03-02", 1.0),
        ("2025-03-20", -0.5),
        ("2025-06-01", -0.5),
    ]


def test_an_offer_is_a_ring_that_no_line_connects():
    spec = steps([stated(2, 1.0), stated(9, 0.0, counts=False)], SPAN, [])

    assert line(spec) == [("2025-03-02", 1.0), ("2025-06-01", 1.0)]
    assert points(spec, "circle-open-dot") == [("2025-03-09", 0.0)]


def test_two_values_of_one_day_are_two_dots():
    spec = steps([stated(2, 1.0, -1.0)], SPAN, [])

    assert points(spec, "circle") == [("2025-03-02", 1.0), ("2025-03-02", -1.0)]
    assert line(spec)[0] == ("2025-03-02", 0.0)


def test_the_line_ends_where_a_party_has_no_place_any_more():
    spec = steps([stated(2, 1.0), stated(20)], SPAN, [])

    assert line(spec) == [
        ("2025-03-02", 1.0),
        ("2025-03-20", 1.0),
        ("2025-03-20", None),
        ("2025-06-01", None),
    ]


def test_nothing_said_draws_no_line_at_all():
    assert line(steps([], SPAN, [])) == []


def test_what_came_after_the_day_lies_under_a_veil():
    veil, now = steps([stated(2, 1.0)], SPAN, [])["layout"]["shapes"]

    assert (veil["x0"], veil["opacity"]) == ("2025-04-22", 0.6)
    assert veil["x1"] > "2025-06-01"
    assert now["x0"] == now["x1"] == "2025-04-22"


def test_events_stand_above_the_scale_with_their_titles():
    spec = steps([], SPAN, [(date(2025, 3, 11), "Jeddah talks")])

    ticks = spec["data"][0]
    assert (ticks["x"], ticks["text"]) == (["2025-03-11"], ["Jeddah talks"])
    assert min(ticks["y"]) > 1
