"""The chord of every bar: a network on semitone bands, trained on the corpus.

The voice is five times as loud as the band, so plain chroma templates hear the melody (about half of the bars right).
The network learns to listen to the bass and to what lasts through the bar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from corpus.grid import SAMPLE_RATE, SIXTEENTHS_A_BAR
from evaluate.network import Network, new_network, train
from evaluate.spectra import power_spectra

HOP = 2048
LOW_KEYS, LOW_FFT = range(28, 48), 16384  # MIDI; long windows tell low semitones apart
HIGH_KEYS, HIGH_FFT = range(48, 85), 8192
LASTING_PERCENTILE = 25
HIDDEN = [96]
TRAINING_STEPS = 3000
BATCH = 128
NOISE = 0.4  # of a feature's spread


@lru_cache(maxsize=2)
def _semitone_filters(size: int, keys: range) -> np.ndarray:
    """(bins, keys): triangles around the pitches, at least a bin wide."""
    frequency = np.arange(size // 2 + 1) * SAMPLE_RATE / size
    pitch = 440 * 2 ** ((np.array(keys) - 69) / 12)
    width = np.maximum(pitch * (2 ** (1 / 24) - 2 ** (-1 / 24)), SAMPLE_RATE / size)
    filters = np.maximum(0, 1 - np.abs(frequency[:, None] - pitch) / width)
    return (filters / filters.sum(0)).astype(np.float32)


def semitone_bands(sound: np.ndarray) -> np.ndarray:
    """Float32 (frames, keys) log power every HOP samples."""
    level = np.sqrt(np.mean(sound**2)) if len(sound) else 0.0
    sound = sound * (0.1 / max(level, 1e-6))
    low = power_spectra(sound, LOW_FFT, HOP) @ _semitone_filters(LOW_FFT, LOW_KEYS)
    high = power_spectra(sound, HIGH_FFT, HOP) @ _semitone_filters(HIGH_FFT, HIGH_KEYS)
    return np.log(np.concatenate([low, high], axis=1) + 1e-6)


def bar_features(bands: np.ndarray, sixteenth_samples: int) -> np.ndarray:
    """(bars, 5 * keys) of whole bars, counted from the beginning: the four quarters, and what lasts.

    The song's mean is taken from each band.
    """
    bands = bands - bands.mean(0)
    frames_a_bar = SIXTEENTHS_A_BAR * sixteenth_samples / HOP
    rows = []
    for bar in range(int(len(bands) / frames_a_bar)):
        edges = [round((bar + quarter / 4) * frames_a_bar) for quarter in range(5)]
        quarters = [bands[first:last].mean(0) for first, last in zip(edges, edges[1:])]
        lasting = np.percentile(bands[edges[0] : edges[4]], LASTING_PERCENTILE, axis=0)
        rows.append(np.concatenate([*quarters, lasting]))
    return np.array(rows, np.float32).reshape(len(rows), 5 * bands.shape[1])


@dataclass
class ChordModel:
    """Tells the chords of the corpus apart."""

    chords: list[str]
    network: Network

    def probabilities(self, bands: np.ndarray, sixteenth_samples: int) -> np.ndarray:
        """(bars, chords)."""
        features = bar_features(bands, sixteenth_samples)
        return np.exp(self.network.log_probabilities(features)) if len(features) else np.zeros((0, len(self.chords)))

    def to_arrays(self, prefix: str) -> dict[str, np.ndarray]:
        return {f"{prefix}.chords": np.array(self.chords)} | self.network.to_arrays(prefix)

    @staticmethod
    def from_arrays(prefix: str, arrays: Mapping[str, np.ndarray]) -> ChordModel:
        return ChordModel([str(name) for name in arrays[f"{prefix}.chords"]], Network.from_arrays(prefix, arrays))


def train_chords(features: Sequence[np.ndarray], chords: Sequence[Sequence[str]], seed: int = 0) -> ChordModel:
    """From bar_features() of songs and their chords, one a bar."""
    random = np.random.default_rng(seed)
    names = sorted({chord for song in chords for chord in song})
    bars = np.concatenate(features)
    classes = np.array([names.index(c) for song, rows in zip(chords, features) for c in song[: len(rows)]])
    network = new_network(bars, HIDDEN, len(names), random)

    def next_batch() -> tuple[np.ndarray, np.ndarray]:
        chosen = random.integers(0, len(bars), BATCH)
        noise = random.standard_normal((BATCH, bars.shape[1])).astype(np.float32)
        return bars[chosen] + NOISE * noise * network.scale, classes[chosen]

    train(network, next_batch, TRAINING_STEPS)
    return ChordModel(names, network)
