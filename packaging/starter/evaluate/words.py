"""Words: are the given lyrics what is sung? Two questions to the phone model.

Ranking: does the song fit its lyrics better than nine others of the same grammar and length? Chance is 1 in 10.
Recall: which of the lyrics' words does a recogniser find that knows the corpus vocabulary but not the lyrics? What it
finds by luck in the same sound is measured with those nine others.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus import lyrics
from evaluate.phone_model import DECODING_STEP, PhoneModel
from evaluate.song_folder import words_of
from evaluate.spectra import FRAMES_A_SECOND
from evaluate.viterbi import FoundWord, WordLoop, align_words, alignment_score

COMPETITORS = 9
WORD_PENALTY = 9.0


@dataclass(frozen=True)
class WordMeasure:
    """What was found of the lyrics in a song."""

    rank: int  # of the given lyrics among the competitors, 1 is best
    margin: float  # log score a frame above the best competitor
    recall: float  # share of the lyrics' words that were recognised, in order
    luck: float  # the same share of the competitors' words, on average: what is found by luck
    precision: float  # share of the recognised words that belong


def _syllables(line: str) -> int:
    hyphenated = {word.replace("-", ""): word for words in lyrics.WORDS.values() for word in words}
    return sum(hyphenated.get(word, word).count("-") + 1 for word in words_of(line))


def competing_lyrics(lines: Sequence[str], seed: int) -> list[list[str]]:
    """Words of COMPETITORS other lyrics with as many lines and syllables as the given ones."""
    source = random.Random(seed)
    others = []
    for _ in range(COMPETITORS):
        composed: list[str] = []
        while len(composed) < len(lines):
            composed += lyrics.compose_verse(source, 7 if _syllables(lines[0]) <= 7 else 8)
        others.append(words_of(lyrics.plain_text(composed[: len(lines)])))
    return others


def word_hits(found: Sequence[str], given: Sequence[str]) -> int:
    """Equal words on the alignment of fewest edits, and of those with the most equal words."""
    # (edits, -hits) of aligning found[:i] with given[:j]
    row = [(j, 0) for j in range(len(given) + 1)]
    for i, word in enumerate(found, 1):
        previous, row = row, [(i, 0)]
        for j, other in enumerate(given, 1):
            edits, hits = previous[j - 1]
            same = (edits, hits - 1) if word == other else (edits + 1, hits)
            row.append(min(same, (previous[j][0] + 1, previous[j][1]), (row[-1][0] + 1, row[-1][1])))
    return -row[-1][1]


def sung_times(model: PhoneModel, emissions: np.ndarray, words: Sequence[str]) -> list[tuple[str, float, float]]:
    """(word, start, end) in seconds of the given words, by forced alignment."""
    seconds = DECODING_STEP / FRAMES_A_SECOND
    return [(w.text, w.first * seconds, w.last * seconds) for w in align_words(emissions, words, model.spell(words))]


def recognise(model: PhoneModel, emissions: np.ndarray) -> list[FoundWord]:
    """The words of the corpus vocabulary that are heard."""
    return WordLoop(model.lexicon, WORD_PENALTY).recognise(emissions)


def measure_words(
    model: PhoneModel, emissions: np.ndarray, heard: Sequence[str], lines: Sequence[str], seed: int
) -> WordMeasure | None:
    """`heard`: what recognise() found. None for lyrics with words outside the vocabulary, or without words."""
    given = words_of("\n".join(lines))
    if not given or any(word not in model.lexicon for word in given):
        return None
    score = alignment_score(emissions, model.spell(given))
    competitors = competing_lyrics(lines, seed)
    others = [alignment_score(emissions, model.spell(words)) for words in competitors]
    hits = word_hits(heard, given)
    return WordMeasure(
        rank=1 + sum(other >= score for other in others),
        margin=score - max(others),
        recall=hits / len(given),
        luck=float(np.mean([word_hits(heard, words) / len(words) for words in competitors])),
        precision=hits / max(len(heard), 1),
    )
