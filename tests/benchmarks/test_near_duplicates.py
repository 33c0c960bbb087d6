"""Near duplicates: speed and recall beside datasketch, on seeded synthetic articles.

`pytest -m bench tests/benchmarks/test_near_duplicates.py -s` prints the figures.
"""

import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

import pytest

from positions.sources import SAME_TEXT, band_keys, minhash_signature, similarity
from positions.sources.fingerprint import words
from positions.sources.near import PERMUTATIONS

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1_800)]

SEED = 20250311
VOCABULARY = [f"word{number}" for number in range(20_000)]
# Word frequencies fall with rank, as in running text (Zipf).
FREQUENCIES = list(accumulate(1 / (rank + 5) for rank in range(len(VOCABULARY))))
Pair = tuple[int, int]


@dataclass(frozen=True)
class Run:
    """Pairs found and CPU seconds spent."""

    pairs: set[Pair]
    seconds: float

    def recall(self, true: set[Pair]) -> float:
        return len(self.pairs & true) / len(true)


def articles(count: int) -> tuple[list[str], set[Pair]]:
    """150 to 500 words each; every tenth is an edited copy of an earlier one.

    1, 3 or 8 % of a copy's words are changed, and 30 % of the copies are cut.
    """
    chance = random.Random(SEED)
    texts: list[list[str]] = []
    copies: set[Pair] = set()
    for number in range(count):
        if number and chance.random() < 0.1:
            original = chance.randrange(number)
            copies.add((original, number))
            texts.append(list(edited(texts[original], chance)))
        else:
            length = chance.randint(150, 500)
            texts.append(chance.choices(VOCABULARY, cum_weights=FREQUENCIES, k=length))
    return [" ".join(text) for text in texts], copies


def edited(original: list[str], chance: random.Random) -> Iterator[str]:
    share = chance.choice([0.01, 0.03, 0.08])
    cut = chance.uniform(0.5, 0.9) if chance.random() < 0.3 else 1.0
    for word in original[: int(len(original) * cut)]:
        yield chance.choice(VOCABULARY) if chance.random() < share else word


def ours(texts: list[str]) -> Run:
    began = time.process_time()
    shelf: dict[int, list[int]] = defaultdict(list)
    signatures: list[bytes] = []
    pairs: set[Pair] = set()
    for number, text in enumerate(texts):
        signature = minhash_signature(text)
        signatures.append(signature)
        candidates: set[int] = set()
        for key in band_keys(signature):
            candidates.update(shelf[key])
            shelf[key].append(number)
        pairs |= {
            (other, number)
            for other in candidates
            if similarity(signatures[other], signature) >= SAME_TEXT
        }
    return Run(pairs, time.process_time() - began)


def datasketch(texts: list[str]) -> Run:
    """The library's fastest way (one batch per text, its own index), on our words."""
    from datasketch import MinHash, MinHashLSH

    began = time.process_time()
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(16, 4))
    signatures: list[MinHash] = []
    pairs: set[Pair] = set()
    for number, text in enumerate(texts):
        shingles = {f"{one} {two}".encode() for one, two in pairwise(words(text))}
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch(list(shingles))
        signatures.append(signature)
        pairs |= {
            (int(other), number)
            for other in index.query(signature)
            if signatures[int(other)].jaccard(signature) >= SAME_TEXT
        }
        index.insert(str(number), signature)
    return Run(pairs, time.process_time() - began)


@pytest.mark.parametrize("count", [10_000, 100_000])
def test_near_duplicates_are_found_three_times_as_fast_as_by_datasketch(count):
    texts, copies = articles(count)

    mine, theirs = ours(texts), datasketch(texts)

    for name, run in (("parley", mine), ("datasketch", theirs)):
        print(
            f"\n{name}: {count / run.seconds:,.0f} articles/s, recall "
            f"{run.recall(copies):.3f}, {len(run.pairs):,} pairs for {len(copies):,}"
        )
    assert mine.recall(copies) >= 0.92
    assert mine.recall(copies) >= theirs.recall(copies) - 0.01
    assert len(mine.pairs) <= 1.25 * len(copies)
    assert theirs.seconds >= 3 * mine.seconds
