"""One page under many addresses, one text by many publishers, one page over time."""

import pytest

from positions.models import Article, Statement
from tests.faults.texts import distinct_text
from tests.hostile_web import answer

pytestmark = pytest.mark.django_db

QUOTE = "“We want an unconditional ceasefire now,” Zelenskyy said in Kyiv."


def page(*paragraphs: str, title="Talks in Istanbul", canonical="") -> bytes:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return (
        f"<html lang='en'><head><title>{title}</title>{link}</head><body><article>"
        f"<h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def story(number: int = 1, *more: str) -> list[str]:
    return [*distinct_text(number).split("\n\n")[1:], *more]


def proposed() -> list[tuple]:
    rows = Statement.objects.filter(article__isnull=False).order_by("pk")
    return list(rows.values_list("article", "party__code", "quote"))


def test_six_spellings_of_one_address_are_one_article(seeded, desk, web):
    for path in ("/news/1", "/news/1/", "/news/1/amp", "/news/%31"):
        web.serve(path, answer(page(*story())))

    jobs = [
        desk.url(web.url(spelling))
        for spelling in (
            "/news/1?utm_source=feed&fbclid=x",
            "/news/1#comments",
            "/news/1/",
            "/news/1/amp",
            "/news/%31",
            "/news/1",
        )
    ]

    assert [job.state for job in jobs] == ["imported"] + ["duplicate"] * 5
    assert {job.article_id for job in jobs} == {Article.objects.get().pk}


def test_rel_canonical_folds_addresses_of_one_site(seeded, desk, web):
    canonical = web.url("/story").replace("http:", "https:")
    for path in ("/a", "/b"):
        web.serve(path, answer(page(*story(), canonical=canonical)))

    jobs = [desk.url(web.url(path)) for path in ("/a", "/b")]

    assert [job.state for job in jobs] == ["imported", "duplicate"]


def test_a_changed_page_is_a_new_revision_and_statements_stay_with_their_text(
    seeded, desk, web
):
    url = web.serve("/news", answer(page(*story())))
    first = desk.url(url)
    before = proposed()
    web.serve(
        "/news",
        answer(page(*story(1, "Putin said Russia rejects any foreign troops."))),
    )

    second = desk.url(url)

    old, new = Article.objects.order_by("pk")
    assert (first.article, second.article) == (old, new)
    assert (second.state, new.revises, new.duplicate_of) == ("imported", old, None)
    assert proposed()[: len(before)] == before
    assert before
    assert all("ceasefire" not in quote for _, _, quote in proposed()[len(before) :])


def test_a_page_that_returns_to_its_old_text_is_a_duplicate(seeded, desk, web):
    for number in (1, 2, 1):
        web.serve("/news", answer(page(*story(number))))
        last = desk.url(web.url("/news"))

    assert last.state == "duplicate"
    assert last.article == Article.objects.earliest("pk")
    assert Article.objects.count() == 2


def test_wire_copy_with_edits_is_a_report_of_one_text_with_its_own_link(
    seeded, desk, web
):
    edited = [p.replace("The road from", "The old road from") for p in story()]
    one = desk.url(web.serve("/wire/1", answer(page(*story()))))
    two = desk.url(web.serve("/copy/9", answer(page(*edited, "Agencies."))))

    copy = Article.objects.get(url=web.url("/copy/9"))
    assert (one.state, two.state) == ("imported", "duplicate")
    assert copy.duplicate_of == one.article
    assert two.article == copy
    assert two.reason == f"A report of the same text as article {one.article_id}."
    assert {article for article, _, _ in proposed()} == {one.article_id}


def test_a_report_of_a_report_points_to_the_first(seeded, desk, web):
    for number in (1, 2, 3):
        desk.url(
            web.serve(f"/copy/{number}", answer(page(*story(1, f"By desk {number}."))))
        )

    first, *copies = Article.objects.order_by("pk")
    assert [copy.duplicate_of for copy in copies] == [first, first]


def test_two_different_stories_are_two_articles(seeded, desk, web):
    jobs = [desk.url(web.serve(f"/news/{n}", answer(page(*story(n))))) for n in (1, 2)]

    assert [job.state for job in jobs] == ["imported", "imported"]
