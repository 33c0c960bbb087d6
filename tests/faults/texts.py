"""Texts that differ in most words but for one sentence that holds a position."""

import random

CONSONANTS, VOWELS = "bcdfghjklmnprstvwxz", "aeiou"
SYLLABLES = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
FRAMES = (
    "The road from {} to {} was repaired by {} in the year when {} moved away.",
    "Nobody in {} remembers who built the mill near {}, said the baker {} of {}.",
    "In the market of {} there were apples from {}, bread by {} and salt from {}.",
    "She wrote to {} about the garden in {} and asked {} for the seeds of {}.",
)
POSITION = (
    "The envoys of Ukraine and Russia met again.\n\n"
    "“We want an unconditional ceasefire now,” Zelenskyy said in Kyiv."
)


def distinct_text(number: int, sentences: int = 30) -> str:
    """The same text for the same number, and no near duplicate of another number's."""
    chance = random.Random(number)
    lines = [
        chance.choice(FRAMES).format(*(name(chance) for _ in range(4)))
        for _ in range(sentences)
    ]
    lines.insert(len(lines) // 2, f"\n\n{POSITION}\n\n")
    return f"Report number {number}\n\n" + " ".join(lines)


def name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()
