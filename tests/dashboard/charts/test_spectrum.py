"""Options from top to bottom with who stands at each."""

from dashboard.charts.spectrum import NARROW, OptionRow, PartyLabel, spectrum


def option(*standers, label="Full"):
    return OptionRow(label, "var(--b3)", "A full ceasefire first.", standers)


def here(name, **given):
    return PartyLabel(name, "22 Apr", True, **given)


def placed(spec):
    return {
        text: (x, y)
        for trace in spec["data"]
        if "text" in trace
        for text, x, y in zip(trace["text"], trace["x"], trace["y"], strict=True)
    }


def test_parties_at_one_option_stand_beside_each_other_without_overlap():
    spec = spectrum([option(here("Ukraine"), here("UK")), option(here("Russia"))])

    found = placed(spec)
    assert found["Ukraine 22 Apr"][0] + len("Ukraine 22 Apr") < found["UK 22 Apr"][0]
    assert {text: y for text, (_, y) in found.items()} == {
        "Ukraine 22 Apr": 0.5,
        "UK 22 Apr": 0.5,
        "Russia 22 Apr": 1.5,
    }


def test_a_crowded_option_takes_several_lines_and_keeps_its_colour_along_them():
    crowd = [here(f"Party {n}") for n in range(6)]

    spec = spectrum([option(*crowd), option()], NARROW)

    heights = [y for _, y in placed(spec).values()]
    strips = [s for s in spec["layout"]["shapes"] if s["type"] == "rect"]
    assert heights == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5]
    assert [(round(s["y0"]), round(s["y1"])) for s in strips] == [(0, 6), (6, 7)]


def test_an_option_that_nobody_holds_keeps_its_place():
    spec = spectrum([option(label="A"), option(label="B"), option(label="C")])

    assert spec["layout"]["yaxis"]["ticktext"] == ["A", "B", "C"]
    assert spec["layout"]["yaxis"]["tickvals"] == [0.5, 1.5, 2.5]
    assert placed(spec) == {}


def test_an_offer_and_a_former_place_are_drawn_open():
    gone = PartyLabel("US", "22 Mar", False)

    spec = spectrum([option(here("UK"), here("France", counts=False), gone)])

    symbols = {
        text: symbol
        for trace in spec["data"]
        if "text" in trace
        for text, symbol in zip(trace["text"], trace["marker"]["symbol"], strict=True)
    }
    assert symbols == {
        "UK 22 Apr": "circle",
        "France 22 Apr": "circle-open-dot",
        "US 22 Mar": "circle-open",
    }
