"""The learned ranker that is in force, and the decisions that it learns from."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from positions.extraction import RULE_SET, Lexicon, ProposedStatement
from positions.extraction.coding import code_text
from positions.extraction.errors import CodingError
from positions.extraction.ranker import Example, Ranker, from_json
from positions.models import Article, Statement
from positions.readers.lexicon import current_lexicon
from positions.vocabulary import DECIDED, Review


def folder() -> Path:
    return Path(settings.VAR_DIR) / "rankers"


def versions() -> list[int]:
    """Numbers of the stored rankers, the newest last."""
    return sorted(int(path.stem) for path in folder().glob("[0-9]*.json"))


def current_ranker() -> Ranker | None:
    """The newest ranker, or None: the rules' own confidence stands."""
    stored = versions()
    return _read(folder() / f"{stored[-1]}.json") if stored else None


@lru_cache(maxsize=4)
def _read(path: Path) -> Ranker:
    return from_json(path.read_text("utf-8"))


def store(ranker: Ranker) -> Path:
    """Write the ranker as the newest; earlier ones stay."""
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"{ranker.version}.json"
    path.write_text(ranker.to_json() + "\n", "utf-8")
    return path


def decisions() -> Iterator[Example]:
    """Proposals of the rules that curators have accepted or rejected.

    Each text is coded anew; a proposal whose option a curator has changed counts as
    not right.
    """
    decided = Statement.objects.filter(coder=RULE_SET, review__in=DECIDED)
    lexicon = current_lexicon()
    for article in Article.objects.filter(statements__in=decided).distinct():
        known = {
            (s.start, s.end, s.party.code, s.issue.key): s
            for s in decided.filter(article=article).select_related(
                "party", "issue", "option"
            )
        }
        for proposal in _coded_anew(article, lexicon):
            key = (proposal.start, proposal.end, proposal.party, proposal.issue)
            statement = known.get(key)
            if statement is not None:
                same = statement.option and statement.option.key == proposal.option
                accepted = statement.review == Review.ACCEPTED
                yield proposal, bool(same and accepted)


def _coded_anew(article: Article, lexicon: Lexicon) -> tuple[ProposedStatement, ...]:
    """None of a text that cannot be coded: there is nothing to learn from it."""
    day = article.published_at.date() if article.published_at else None
    try:
        return code_text(article.text, lexicon, published_on=day)
    except CodingError:
        return ()
