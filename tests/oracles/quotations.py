"""Quotations found the plain way: from each mark on to the one that closes it.

Slow, since every mark looks through all that follow. The rules are those of
`positions.extraction.quotations`.
"""

CLOSERS = {"“": "”", "«": "»", "„": '“”"«', "‹": "›", "‚": "‘", "»": "«", "”": "”"}
STRAIGHT = '"'
LONGEST = 1_500


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of each, without its marks."""
    found = []
    at = 0
    while at < len(text):
        end = closing(text, at)
        if end is None:
            at += 1
        else:
            found.append((at + 1, end))
            at = end + 1
    return found


def closing(text: str, start: int) -> int | None:
    opener = text[start]
    closers = STRAIGHT if opener == STRAIGHT else CLOSERS.get(opener, "")
    if opener in "”»" and not stands_apart(text, start):
        return None
    depth = 0
    for at in range(start + 1, min(start + LONGEST, len(text))) if closers else ():
        mark = text[at]
        repeats = mark == opener and heads_a_paragraph(text, at)
        if mark in closers and depth == 0 and not repeats:
            return at
        if mark in closers:
            depth -= 1
        elif mark == opener and not repeats:
            depth += 1
        elif mark == "\n" and ends_paragraph(text, at) and opener == STRAIGHT:
            return at
    return None


def stands_apart(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "(["


def ends_paragraph(text: str, at: int) -> bool:
    """Does no straight mark go on with the quotation after the break?"""
    return not text[at:].lstrip().startswith(STRAIGHT)


def heads_a_paragraph(text: str, at: int) -> bool:
    return text[:at].rstrip(" \t").endswith("\n")
