"""For `manage.py shell` in a project that knows Esperanto: prints what it can do."""

import json
import sys
from datetime import date

from lxml import html

from positions.extraction import (
    Alias,
    CueEntry,
    Lexicon,
    LexiconIssue,
    LexiconOption,
    LexiconParty,
    detect_language,
    propose,
)
from positions.extraction.sentences import split_sentences
from positions.languages import LANGUAGES
from positions.models import (
    Cue,
    Issue,
    IssueGroup,
    Option,
    Party,
    PartyAlias,
    PeaceProcess,
    Statement,
)
from positions.readers.doubts import doubts_about
from positions.sources.metadata import read_metadata
from positions.vocabulary import PartyKind

TEXT = """Pri la digo oni disputas

Varenio kaj Tolmarko parolis lundon pri la digo. Ankaŭ s-ro. Petro ĉeestis.
Varenio rifuzas malkonstrui la digon.
Tolmarko postulas malkonstrui la digon, diris la ministro.
"""


def party(code, name):
    alias = Alias(name, "eo")
    return LexiconParty(code, name, PartyKind.BELLIGERENT, (alias,))


def option(key, value, cue):
    return LexiconOption(key, value, key, (CueEntry(cue, "eo"),))


LEXICON = Lexicon(
    parties=(party("VAR", "Varenio"), party("TOL", "Tolmarko")),
    issues=(
        LexiconIssue(
            "dam",
            "The dam",
            ordinal=True,
            options=(
                option("tear_down", -1.0, "@want … malkonstrui & dig*"),
                option("keep", 1.0, "@no … malkonstrui & dig*"),
            ),
            cues=(CueEntry("dig*", "eo"),),
        ),
    ),
)


def stored() -> list[str]:
    """Rows in the new language pass the models' own checks; a doubt about one."""
    process = PeaceProcess.objects.create(slug="dam", name="The dam")
    group = IssueGroup.objects.create(process=process, key="g", title="G", order=1)
    issue = Issue.objects.create(process=process, group=group, key="dam", title="Dam")
    keep = Option.objects.create(issue=issue, key="keep", label="Keep", order=1)
    party = Party.objects.create(code="VAR", name="Varenia", kind="belligerent")
    alias = PartyAlias(party=party, text="Varenio", language="eo")
    cue = Cue(option=keep, text="dig*", language="eo", kind="phrase")
    for row in (alias, cue):
        row.full_clean()
        row.save()
    statement = Statement(
        party=party,
        issue=issue,
        option=keep,
        said_on=date(2051, 5, 1),
        quote="Ni neniam vendos la akvon",
        quote_language="eo",
        coder="a colleague",
    )
    return doubts_about(statement)


page = html.fromstring(
    '<meta name="author" content="Verkis Ana Petro"><h1>La digo</h1>'
)
sentences = split_sentences(TEXT.splitlines()[2])
can = {
    "languages": LANGUAGES,
    "detected": detect_language(TEXT),
    "sentences": len(sentences),
    "proposed": [
        (p.party, p.option)
        for p in propose(TEXT, LEXICON, published_on=date(2051, 6, 1))
    ],
    "author": read_metadata(page, "").author,
    "doubts": stored(),
}
json.dump(can, sys.stdout)
