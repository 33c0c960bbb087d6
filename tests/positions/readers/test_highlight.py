"""A text in pieces: every statement is marked where its quote stands, and nowhere else."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from positions.readers.highlight import paragraphs


@dataclass(frozen=True)
class Marked:
    """A statement as far as it is asked."""

    pk: int
    start: int | None
    end: int | None


texts = st.text(st.sampled_from("ab\n "), max_size=40)
spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)).map(
        lambda span: (span[0], span[0] + span[1])
    ),
    max_size=6,
)


@given(texts, spans)
def test_each_character_belongs_to_the_statements_that_quote_it(text, spans):
    statements = [Marked(n, *span) for n, span in enumerate(spans)]

    shown = paragraphs(text, [*statements, Marked(99, None, None)])

    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(p.text for p in one.pieces) for one in shown] == lines
    assert owners_shown(shown) == owners(text, statements)


def owners_shown(shown):
    return [
        [s.pk for s in piece.statements]
        for one in shown
        for piece in one.pieces
        for _character in piece.text
    ]


def owners(text, statements):
    """The plain way: every statement is asked for every character."""
    found = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            found += [
                [s.pk for s in statements if s.start <= at < s.end]
                for at in range(offset, offset + len(line))
            ]
        offset += len(line) + 1
    return found
