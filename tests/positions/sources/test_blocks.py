"""An element's text as lines."""

from lxml.html import document_fromstring

from positions.sources.blocks import block_lines, single_article


def lines_of(body: str) -> list[str]:
    return block_lines(document_fromstring(f"<html><body>{body}</body></html>"))


def test_each_block_is_a_line_and_inline_elements_part_none():
    body = "<h1>A <b>b</b>old</h1>one<div>two<p>th<i>re</i>e</p>four</div>five<br>six"

    assert lines_of(body) == ["A bold", "one", "two", "three", "four", "five", "six"]


def test_programs_and_styles_say_nothing():
    body = "<p>one<script>two</script> three</p><style>four</style><p> </p>"

    assert lines_of(body) == ["one", "three"]


def test_an_article_is_single_if_no_other_stands_beside_it():
    def marked(body: str) -> bool:
        return single_article(document_fromstring(f"<div>{body}</div>")) is not None

    assert marked("<article><article></article></article>")
    assert not marked("<article></article><article></article>")
    assert not marked("<p></p>")
