"""General words of each language; nothing here knows a subject."""

from positions.extraction.words.grammar import read_grammar
from positions.languages import LANGUAGES

GRAMMARS = {language: read_grammar(language) for language in LANGUAGES}
