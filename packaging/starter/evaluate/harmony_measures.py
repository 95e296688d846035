"""Key and chords of a song, bar by bar, against the loops of its genre."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from corpus.grid import SIXTEENTHS_A_BAR
from corpus.harmony import MAJOR_SCALE, NAME_OF_PITCH_CLASS, pitch_classes_of, root_of, transposed
from corpus.styles import STYLES
from evaluate.spectra import CHROMA_HOP

CHORD_NAMES = [name + kind for name in NAME_OF_PITCH_CLASS for kind in ("", "m")]
BLOCK_BARS = 4
ROOT_WEIGHT = 1.5  # the bass plays the root


@dataclass(frozen=True)
class HarmonyMeasure:
    """Shares between 0 and 1."""

    key_stability: float  # blocks of four bars in the key of the song's other blocks
    chords_in_set: float  # bars whose best chord belongs to the genre's loops, in the best key
    loop_match: float  # bars that agree with the best loop, rotation and key of the genre
    chords_right: float | None  # bars whose best chord is the label's; None without labels


@lru_cache(maxsize=1)
def _chord_templates() -> np.ndarray:
    """(24, 12), unit length, mean removed."""
    rows = np.zeros((len(CHORD_NAMES), 12))
    for index, chord in enumerate(CHORD_NAMES):
        rows[index, list(pitch_classes_of(chord))] = 1
        rows[index, root_of(chord)] = ROOT_WEIGHT
    rows -= rows.mean(1, keepdims=True)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def bar_chroma(chroma: np.ndarray, sixteenth_samples: int) -> np.ndarray:
    """(bars, 12): mean over each whole bar, bars counted from the beginning."""
    frames_a_bar = SIXTEENTHS_A_BAR * sixteenth_samples / CHROMA_HOP
    bars = int(len(chroma) / frames_a_bar)
    edges = [round(bar * frames_a_bar) for bar in range(bars + 1)]
    return np.array([chroma[first:last].mean(0) for first, last in zip(edges, edges[1:])]).reshape(bars, 12)


def best_chords(bars: np.ndarray) -> list[str]:
    """The triad that fits each bar best."""
    return [CHORD_NAMES[index] for index in np.argmax(bars @ _chord_templates().T, axis=1)]


def key_of(chroma_sum: np.ndarray) -> int:
    """Pitch class of the major key (or its relative minor) whose scale holds most of the sound; the tonic triad breaks
    ties between neighbours."""
    scores = []
    for key in range(12):
        scale = chroma_sum[[(key + step) % 12 for step in MAJOR_SCALE]].sum()
        triad = chroma_sum[[key, (key + 4) % 12, (key + 7) % 12]].sum()
        scores.append(scale + 0.2 * triad)
    return int(np.argmax(scores))


def key_stability(keys: Sequence[int]) -> float:
    """Share of pairs of blocks that agree; 1 for a single block."""
    pairs = len(keys) * (len(keys) - 1)
    return sum(n * (n - 1) for n in Counter(keys).values()) / pairs if pairs else 1.0


def block_keys(bars: np.ndarray) -> list[int]:
    return [key_of(bars[first : first + BLOCK_BARS].sum(0)) for first in range(0, len(bars) - BLOCK_BARS + 1, BLOCK_BARS)]


def _share_in_set(found: Sequence[str], genre: str) -> float:
    chords = {chord for loop in STYLES[genre].loops for chord in loop.split()}
    shares = []
    for key in STYLES[genre].keys:
        allowed = {transposed(chord, key) for chord in chords}
        shares.append(sum(chord in allowed for chord in found) / len(found))
    return max(shares)


def _share_of_loop(found: Sequence[str], genre: str) -> float:
    best = 0
    for loop in STYLES[genre].loops:
        for key in STYLES[genre].keys:
            chords = [transposed(chord, key) for chord in loop.split()]
            for shift in range(len(chords)):
                hits = sum(chord == chords[(bar + shift) % len(chords)] for bar, chord in enumerate(found))
                best = max(best, hits)
    return best / len(found)


def measure_harmony(chroma: np.ndarray, genre: str, labelled: Sequence[str] | None = None) -> HarmonyMeasure | None:
    """`labelled`: the true chord of each bar. None when the genre is unknown or there are fewer than two blocks."""
    if genre not in STYLES:
        return None
    bars = bar_chroma(chroma, STYLES[genre].sixteenth_samples)
    if len(bars) < 2 * BLOCK_BARS:
        return None
    found = best_chords(bars)
    right = None
    if labelled:
        right = sum(a == b for a, b in zip(found, labelled)) / min(len(found), len(labelled))
    return HarmonyMeasure(
        key_stability(block_keys(bars)), _share_in_set(found, genre), _share_of_loop(found, genre), right
    )
