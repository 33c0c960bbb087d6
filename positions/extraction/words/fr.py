from positions.extraction.words.grammar import Grammar
GRAMMAR = Grammar({}, *[frozenset()] * 10)
