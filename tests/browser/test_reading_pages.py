"""Issue, party, comparison and agreement in a real browser."""

import pytest

pytestmark = pytest.mark.browser

ISSUE = "/issues/ceasefire/?as_of=2025-04-22"


def drawn(page, selector):
    return page.locator(f"{selector}[data-drawn]").count()


@pytest.mark.parametrize(
    ("width", "shown", "hidden"),
    [(1440, ".for-wide", ".for-narrow"), (390, ".for-narrow", ".for-wide")],
    ids=["wide", "narrow"],
)
def test_only_the_spectrum_that_fits_is_drawn(new_reader, width, shown, hidden):
    reader = new_reader(width=width)
    page = reader.open(ISSUE)
    page.wait_for_selector(f"{shown}[data-drawn]")

    assert (drawn(page, shown), drawn(page, hidden)) == (1, 0)
    assert page.locator(f"{shown} text", has_text="Ukraine 22 Apr").count() == 1


def test_every_party_with_a_statement_has_its_small_chart_and_the_tables_are_folded(
    new_reader,
):
    reader = new_reader()
    page = reader.open(ISSUE)
    page.wait_for_selector(".mults .plot[data-drawn] >> nth=0")

    plots = page.locator(".mults .plot").count()
    assert plots == drawn(page, ".mults .plot") > 5
    assert page.locator("details[data-fold][open]").count() == 0


def test_another_day_is_swapped_in_said_aloud_and_led_back_from(new_reader):
    reader = new_reader()
    page = reader.open("/compare/?a=RU&b=UA&as_of=2025-04-22")
    before = page.locator("h1").inner_text()

    page.get_by_label("As of").fill("2025-05-31")
    page.wait_for_url("**as_of=2025-05-31")
    page.wait_for_function(
        "before => document.querySelector('h1').innerText !== before", arg=before
    )
    after = page.locator("h1").inner_text()
    page.wait_for_function(
        "text => document.querySelector('#live').textContent === text", arg=after
    )
    page.wait_for_selector("[data-drawn]")
    page.go_back()
    page.wait_for_function(
        "before => document.querySelector('h1').innerText === before", arg=before
    )

    assert after != before
    assert reader.errors == []


def test_parties_are_chosen_and_added_without_scripts(new_reader):
    reader = new_reader(scripts=False)
    page = reader.open("/compare/?as_of=2025-05-31")

    page.get_by_label("Party", exact=True).select_option("US")
    page.get_by_text("Add more parties").click()
    page.get_by_label("EU", exact=True).check()
    page.get_by_role("button", name="Show").click()

    assert page.locator("ul.cmp.many > li").first.locator(".side").count() == 3
    assert page.get_by_role("table", name="Agreement at month ends").is_visible()


def test_from_a_score_to_the_pair_to_the_issue_to_the_statement(new_reader):
    reader = new_reader()
    page = reader.open("/agreement/?as_of=2025-04-22")

    page.locator("a.pair[href*='a=RU&b=UA']").click()
    page.wait_for_url("**/compare/**")
    assert page.locator(".score b").first.inner_text().endswith(" of 100")
    page.locator(".cmp h3 a", has_text="Crimea").click()
    page.wait_for_url("**/issues/crimea/**")
    page.locator("table.said .src a").first.click()
    page.wait_for_url("**/statements/**")

    assert reader.errors == []
