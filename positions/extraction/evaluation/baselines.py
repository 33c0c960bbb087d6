"""Two simple coders, as honest yardsticks: how much do the rules add?"""

from collections.abc import Iterator

from positions.extraction.compiled import Compiled
from positions.extraction.cues import CueMatch
from positions.extraction.lexicon import LexiconIssue, LexiconOption
from positions.extraction.propose import ProposedStatement
from positions.extraction.sentences import Sentence, split_sentences
from positions.extraction.tokens import tokenise
from positions.vocabulary import Attribution, Kind

_MARKS = '“"«„'


def keyword_rule(text: str, compiled: Compiled) -> Iterator[ProposedStatement]:
    """First party named, each issue whose topic word occurs, its middle option."""
    for sentence, party, found in _sentences(text, compiled):
        topics = (compiled.topics.get(hit.pattern) for hit in found)
        for key in dict.fromkeys(topic for topic in topics if topic):
            issue = compiled.issues[key]
            middle = min(issue.options, key=lambda option: abs(option.value or 0.0))
            yield _proposal(text, sentence, party, issue, middle)


def lexicon_only(text: str, compiled: Compiled) -> Iterator[ProposedStatement]:
    """First party named, each issue in its words, the option with the longest cue."""
    for sentence, party, found in _sentences(text, compiled):
        topics = {compiled.topics.get(hit.pattern) for hit in found}
        best: dict[str, tuple[float, LexiconIssue, LexiconOption]] = {}
        for hit in found:
            for issue, option in compiled.options.get(hit.pattern, ()):
                weight = hit.pattern.weight
                known = best.get(issue.key)
                if issue.key in topics and (known is None or known[0] < weight):
                    best[issue.key] = (weight, issue, option)
        for _weight, issue, option in best.values():
            yield _proposal(text, sentence, party, issue, option)


def _sentences(
    text: str, compiled: Compiled
) -> Iterator[tuple[Sentence, str, list[CueMatch]]]:
    for sentence in split_sentences(text):
        tokens = tokenise(text, sentence.start, sentence.end)
        for hit in compiled.names.find(text, tokens):
            speaker = hit.name.speaker
            party = speaker.party_on(None) if speaker else hit.name.party
            if party:
                found = compiled.book.find(compiled.book.places(tokens))
                yield sentence, party, found
                break


def _proposal(
    text: str,
    sentence: Sentence,
    party: str,
    issue: LexiconIssue,
    option: LexiconOption,
) -> ProposedStatement:
    quote = text[sentence.start : sentence.end]
    quoted = any(mark in quote for mark in _MARKS)
    return ProposedStatement(
        party=party,
        joint_with=(),
        speaker=None,
        issue=issue.key,
        option=option.key,
        value=option.value,
        attribution=Attribution.DIRECT_QUOTE if quoted else Attribution.REPORTED,
        kind=Kind.REMARK,
        quote=quote,
        start=sentence.start,
        end=sentence.end,
        confidence=0.5,
        why=(),
        said_on=None,
    )
