"""Texts of any length that nobody would write, each hard on another part of a reader.

A family is a piece that is repeated up to a length. Every text begins with the names
of both sides, so that no family is put aside as a text about something else.
"""

from dataclasses import dataclass

OPENINGS = {
    "en": "Ukraine and Russia met.\n\n",
    "de": "Die Ukraine und Russland trafen sich.\n\n",
    "fr": "L'Ukraine et la Russie se sont réunies.\n\n",
    "ru": "Встретились Украина и Россия.\n\n",
    "uk": "Зустрілися Україна та Росія.\n\n",
}


@dataclass(frozen=True)
class Family:
    """`head` stands once, `piece` as often as there is room, `tail` at the end."""

    piece: str
    language: str = "en"
    head: str = ""
    tail: str = ""

    def text(self, length: int) -> str:
        """A text of `length` characters."""
        begin = OPENINGS[self.language] + self.head
        room = max(0, length - len(begin) - len(self.tail))
        repeated = self.piece * (room // len(self.piece) + 1)
        return begin + repeated[:room] + self.tail


FAMILIES = {
    # One line, one word, one sentence.
    "one word": Family("a"),
    "one word in capitals": Family("A"),
    "words without an end": Family("word "),
    "names and verbs without an end": Family(
        "Moscow said that Kyiv wants a ceasefire and Trump said no, "
    ),
    "letters and digits": Family("a1"),
    "letters and underscores": Family("a_"),
    "a word of hyphens": Family("so-"),
    "a word of apostrophes": Family("o'n"),
    "negations without a word": Family("nnn", tail="n't"),
    "one number": Family("1"),
    "a number in groups": Family("111 "),
    "marks on one letter": Family("\u0315\u0300", head="e"),
    "marks of direction": Family("\u202e\u2066a"),
    "pictures": Family("😀"),
    # Ends of sentences and of lines.
    "dots": Family("."),
    "dots apart": Family(". "),
    "dots and capitals": Family(". A"),
    "questions": Family("?! "),
    "abbreviations": Family("Mr. "),
    "initials": Family("A.B."),
    "initials apart": Family("A. B. "),
    "ordinals": Family("am 2. ", language="de"),
    "footnotes": Family(".[1]"),
    "blanks": Family(" ", head="It ended.", tail="x"),
    "blanks between dots": Family(". \t\u00a0"),
    "empty lines": Family("\n", tail="x"),
    "short lines": Family("a\n"),
    "lines that were cut at a width": Family(
        "and the envoys of both the sides met once more in the\n"
    ),
    "lines of one width": Family("x" * 60 + "\n"),
    "brackets": Family("("),
    "dashes": Family(" — "),
    "colons": Family("so: "),
    "commas": Family(", "),
    "points of a list": Family("1. Kyiv\n"),
    # Quotation marks.
    "opening marks": Family("“"),
    "closing marks": Family("”"),
    "marks that never close in number": Family("““a” "),
    "guillemets the wrong way": Family(" »a"),
    "straight marks": Family('"'),
    "straight marks around words": Family('"a" '),
    "a quotation that is opened in each line": Family('"a\n'),
    "marks of three kinds": Family("“«„"),
    "quotations": Family("“We want a ceasefire,” Putin said. "),
    # Who speaks, and who is meant.
    "said X": Family("said Putin "),
    "X said": Family("Putin said, "),
    "names": Family("Moscow, Kyiv, "),
    "names of a bloc": Family("Paris and London and Berlin, "),
    "inserts": Family("Moscow, he explained, "),
    "according to": Family("according to Kyiv "),
    "rejected by": Family("rejected by Kyiv "),
    "offices": Family("president of Ukraine "),
    "plans": Family("the plan plan plan Russia "),
    "pronouns": Family("he "),
    "conditions": Family("if Kyiv must "),
    "verbs before subjects": Family("заявил Путин хочет ", language="ru"),
    "names in cases": Family("Києва Москви ", language="uk"),
    "articles": Family("la Russie du plan de ", language="fr"),
    "turns of a transcript": Family("PUTIN: no\nTRUMP: yes\n"),
    "questions and answers": Family("Why is it so?\nIt is.\n", head="Putin speaks\n"),
    # What they want.
    "one cue": Family("ceasefire "),
    "refusals": Family("not reject rule out "),
    "gaps between cues": Family("no Crimea not "),
    "statements": Family("Russia rejects a ceasefire. "),
    "statements of many": Family(
        "Russia rejects a ceasefire, Ukraine demands guarantees and the US wants "
        "an energy truce and elections before sanctions are lifted. "
    ),
    "weekdays": Family("Putin said on Monday in March he wants a truce on 3 May "),
}
