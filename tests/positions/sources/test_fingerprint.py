"""Hashes: of the exact text, of its words, and of near copies."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.sources import (
    SAME_TEXT,
    band_keys,
    fingerprint,
    minhash_signature,
    shared_part,
    similarity,
    text_sha256,
)
from positions.sources.fingerprint import comparable, words
from positions.sources.near import _word_hashes

WORDS = [f"word{number}" for number in range(3_000)]


def article(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def test_the_sha256_is_of_the_exact_characters():
    # The example of FIPS 180-2, appendix B.1.
    assert text_sha256("abc") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    assert text_sha256("a") != text_sha256("a ")


@pytest.mark.parametrize(
    "same",
    [
        "moscow: “no” – says the kremlin",
        "Moscow – No, says the Kremlin.",
        "Moscow,  no\n\nsays\u00a0the Krem\u00adlin",
        "Ｍｏｓｃｏｗ no says the kremlin\u200b",
    ],
)
def test_the_fingerprint_sees_only_the_words(same):
    assert fingerprint(same) == fingerprint("Moscow no says the Kremlin")


def test_the_fingerprint_tells_other_words_apart():
    assert fingerprint("Moscow says no") != fingerprint("Moscow says now")
    assert fingerprint("нове") != fingerprint("новє")


def test_similarity_estimates_the_share_of_common_word_pairs():
    words = article(1)
    changed = [*words[:270], *article(2, 30)]

    estimate = similarity(
        minhash_signature(" ".join(words)), minhash_signature(" ".join(changed))
    )

    pairs, others = (
        set(pairwise(words)),
        set(pairwise(changed)),
    )
    exact = len(pairs & others) / len(pairs | others)
    assert estimate == pytest.approx(exact, abs=0.15)


def test_an_edited_wire_copy_is_a_candidate_and_confirmed():
    words = article(3)
    edited = [word if number % 25 else "edited" for number, word in enumerate(words)]
    one, two = (minhash_signature(" ".join(text)) for text in (words, edited[:220]))

    assert set(band_keys(one)) & set(band_keys(two))
    assert similarity(one, two) >= SAME_TEXT
    assert shared_part(" ".join(words), " ".join(edited[:220])) > 0.85


def test_different_texts_share_no_band_and_no_part():
    one, two = " ".join(article(4)), " ".join(article(5))

    assert not set(band_keys(minhash_signature(one))) & set(
        band_keys(minhash_signature(two))
    )
    assert similarity(minhash_signature(one), minhash_signature(two)) < 0.1
    assert shared_part(one, two) < 0.05


def test_keys_fit_a_signed_64_bit_column_and_differ_by_band():
    keys = band_keys(minhash_signature("one two three"))

    assert len(set(keys)) == 16
    assert all(0 <= key < 2**63 for key in keys)


def test_a_signature_does_not_change_between_runs():
    # Signatures are stored: another value here makes all stored ones useless.
    signature = minhash_signature("Kyiv and Moscow exchanged a thousand prisoners each")

    assert signature.hex()[:32] == "4aa6c30e9b93d0107924c80b45ca8e35"
    assert len(signature) == 256


@given(st.text())
def test_words_are_the_same_for_hashes_and_for_signatures(text):
    """The fast way over whole arrays against the plain one, word by word."""
    found = words(text)
    hashes = _word_hashes(comparable(text)).tolist()

    assert len(hashes) == len(found)
    assert [hashes.index(one) for one in hashes] == [found.index(one) for one in found]


@pytest.mark.parametrize("text", ["", " \n", "—", "!?"])
def test_a_text_without_words_is_like_no_other(text):
    empty = minhash_signature(text)

    assert (empty, band_keys(empty)) == (b"", ())
    assert similarity(empty, empty) == 0.0
    assert shared_part(text, text) == 0.0


def test_one_word_is_enough():
    one = minhash_signature("peace")

    assert similarity(one, minhash_signature("Peace!")) == 1.0


def test_marks_crowded_on_one_letter_cost_no_more_than_words():
    """Sorting them takes the square of their number, in one piece without a pause."""
    crowd = "e" + "\u0315\u0300" * 60_000
    began = time.process_time()
    fingerprint("and so it went " * 30_000)
    plain = time.process_time() - began

    began = time.process_time()
    fingerprint(crowd)

    assert time.process_time() - began < 5 * plain + 0.5
    assert words("no" + "e\u0308" + "l") == ["noël"]
