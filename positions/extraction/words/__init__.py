"""General words of each language; nothing here knows a subject."""

from positions.extraction.words import de, en, fr, ru, uk

GRAMMARS = {
    "en": en.GRAMMAR,
    "uk": uk.GRAMMAR,
    "ru": ru.GRAMMAR,
    "fr": fr.GRAMMAR,
    "de": de.GRAMMAR,
}
