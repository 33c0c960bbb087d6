"""Small rows for tests of curation, with valid defaults."""

import hashlib
from datetime import date

from positions.models import (
    Article,
    Issue,
    IssueGroup,
    Option,
    Participation,
    Party,
    PeaceProcess,
    Source,
    Statement,
)
from positions.vocabulary import (
    Attribution,
    Evidence,
    Grade,
    Kind,
    PartyKind,
    Review,
    Tier,
)
from tests.conftest import NOW

TEXT = (
    "The minister spoke in the harbour on Tuesday. “We ask for a full ceasefire on "
    "land, at sea and in the air,” she said. Others were less certain."
)
QUOTE = "We ask for a full ceasefire on land, at sea and in the air,"


def make_process() -> PeaceProcess:
    return PeaceProcess.objects.get_or_create(slug="talks", name="Harbour talks")[0]


def make_party(code: str = "AA", name: str = "", kind: str = PartyKind.OTHER) -> Party:
    party, _ = Party.objects.get_or_create(
        code=code, defaults={"name": name or f"Party {code}", "kind": kind}
    )
    Participation.objects.get_or_create(
        process=make_process(), party=party, defaults={"role": kind}
    )
    return party


def make_issue(key: str = "ceasefire", options: tuple[str, ...] = ("full", "partial")):
    process = make_process()
    group, _ = IssueGroup.objects.get_or_create(
        process=process, key="war", defaults={"title": "The war"}
    )
    issue, is_new = Issue.objects.get_or_create(
        process=process,
        key=key,
        defaults={"group": group, "title": key.title(), "question": f"{key}?"},
    )
    if is_new:
        step = 2 / max(len(options) - 1, 1)
        for index, option in enumerate(options):
            issue.options.create(
                key=option, label=option.title(), value=1 - step * index, order=index
            )
    return issue


def make_article(text: str = TEXT, title: str = "In the harbour") -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article.objects.get_or_create(
        canonical_url="",
        text_sha256=digest,
        defaults={
            "text": text,
            "title": title,
            "fetched_at": NOW,
            "fingerprint": digest,
        },
    )[0]


def make_statement(**given) -> Statement:
    """A proposal by a rule set: verified, about the ceasefire, unless told else."""
    issue = given.pop("issue", None) or make_issue()
    article = given.pop("article", None) or make_article()
    quote = given.pop("quote", QUOTE)
    start = given.pop("start", None)
    start = article.text.index(quote) if start is None else start
    values = {
        "party": given.pop("party", None) or make_party(),
        "option": given.pop("option", None) or option_of(issue),
        "said_on": date(2025, 4, 22),
        "end": start + len(quote),
        "attribution": Attribution.DIRECT_QUOTE,
        "kind": Kind.REMARK,
        "evidence": Evidence.VERIFIED,
        "tier": Tier.COUNTS,
        "coder": "rules_v1",
        "review": Review.PROPOSED,
    }
    return Statement.objects.create(
        **values | given, issue=issue, article=article, quote=quote, start=start
    )


def make_cited(**given) -> Statement:
    """A cited statement, transcribed from a linked page."""
    issue = given.pop("issue", None) or make_issue()
    source, _ = Source.objects.get_or_create(
        name="Harbour Post", defaults={"domain": "post.example", "grade": Grade.B}
    )
    values = {
        "party": given.pop("party", None) or make_party(),
        "option": given.pop("option", None) or option_of(issue),
        "said_on": date(2025, 3, 1),
        "attribution": Attribution.PARAPHRASE,
        "kind": Kind.REMARK,
        "evidence": Evidence.CITED,
        "source": source,
        "source_url": "https://post.example/1",
        "coder": "person",
        "review": Review.PROPOSED,
    }
    return Statement.objects.create(**values | given, issue=issue)


def make_accepted(curator, **given) -> Statement:
    """A cited statement that `curator` has accepted."""
    reviewed = {"review": Review.ACCEPTED, "reviewed_by": curator, "reviewed_at": NOW}
    return make_cited(**reviewed | given)


def option_of(issue: Issue, key: str = "") -> Option:
    options = issue.options.filter(key=key) if key else issue.options.all()
    return options[0]
