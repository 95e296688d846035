"""Key and chords of a song, bar by bar, against the loops of its genre."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.grid import INTRO_BARS
from corpus.harmony import MAJOR_SCALE, pitch_classes_of, transposed
from corpus.styles import STYLES

BLOCK_BARS = 4  # a loop


@dataclass(frozen=True)
class HarmonyMeasure:
    """Shares between 0 and 1."""

    key_stability: float  # pairs of blocks of four bars that are in the same key
    chords_in_set: float  # bars whose best chord belongs to the genre's loop
    loop_match: float  # bars that agree with the genre's loop, in its best rotation
    chords_right: float | None  # bars whose best chord is the label's; None without labels


def diatonic_keys(chord: str) -> list[int]:
    """The major keys (pitch classes) whose scale holds the chord."""
    scales = [{(key + step) % 12 for step in MAJOR_SCALE} for key in range(12)]
    return [key for key in range(12) if pitch_classes_of(chord) <= scales[key]]


def block_keys(probabilities: np.ndarray, chords: Sequence[str]) -> list[int]:
    """The major key of each block of BLOCK_BARS after the intro, a whole loop: the one that holds its chords best."""
    holds = np.zeros((len(chords), 12))
    for index, chord in enumerate(chords):
        holds[index, diatonic_keys(chord)] = 1
    of_bars = np.log(probabilities @ holds + 1e-3)
    starts = range(INTRO_BARS, len(of_bars) - BLOCK_BARS + 1, BLOCK_BARS)
    return [int(np.argmax(of_bars[first : first + BLOCK_BARS].sum(0))) for first in starts]


def key_stability(keys: Sequence[int]) -> float:
    """Share of pairs of blocks that agree; 1 for a single block."""
    pairs = len(keys) * (len(keys) - 1)
    return sum(n * (n - 1) for n in Counter(keys).values()) / pairs if pairs else 1.0


def _loop_of(genre: str) -> list[str]:
    return [transposed(chord, STYLES[genre].key) for chord in STYLES[genre].chords]


def _share_in_set(found: Sequence[str], genre: str) -> float:
    chords = _loop_of(genre)
    return sum(chord in chords for chord in found) / len(found)


def _share_of_loop(found: Sequence[str], genre: str) -> float:
    chords = _loop_of(genre)
    hits = (
        sum(chord == chords[(bar + shift) % len(chords)] for bar, chord in enumerate(found))
        for shift in range(len(chords))
    )
    return max(hits) / len(found)


def measure_harmony(
    probabilities: np.ndarray, chords: Sequence[str], genre: str, labelled: Sequence[str] | None = None
) -> HarmonyMeasure | None:
    """`probabilities`: (bars, chords) of a chord model, bars of the genre; `labelled`: the true chord of each bar.

    None when the genre is unknown or there are fewer than two blocks after the intro.
    """
    if genre not in STYLES or len(probabilities) < INTRO_BARS + 2 * BLOCK_BARS:
        return None
    found = [chords[index] for index in probabilities.argmax(1)]
    right = None
    if labelled:
        right = sum(a == b for a, b in zip(found, labelled)) / min(len(found), len(labelled))
    stability = key_stability(block_keys(probabilities, chords))
    return HarmonyMeasure(stability, _share_in_set(found, genre), _share_of_loop(found, genre), right)
