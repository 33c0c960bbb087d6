"""What is known of single languages, as data: one `<language>.toml` for each.

How a language puts things (its verbs of saying and refusing, its cases) stands in
`positions/extraction/words/`; here stands what a text or page shows of it.
"""

from pathlib import Path

from positions.languages.profile import Language, distinct, read_languages

BY_CODE = read_languages(Path(__file__).parent)
# Those that texts are coded in.
LANGUAGES = tuple(code for code, known in BY_CODE.items() if known.order is not None)
# Names in the catalogue and the pages themselves are written in it.
CATALOGUE_LANGUAGE = "en"

__all__ = [
    "BY_CODE",
    "CATALOGUE_LANGUAGE",
    "LANGUAGES",
    "Language",
    "distinct",
    "read_languages",
]
