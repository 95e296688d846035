"""Genre and singer: classifiers on statistics of log-mel bands, trained on the corpus.

They hear what lies below 2.8 kHz: what a codec puts above must not decide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evaluate.network import Network, new_network, train
from evaluate.spectra import FRAMES_A_SECOND

SEGMENT_FRAMES = int(4 * FRAMES_A_SECOND)
SEGMENT_STEP = int(2 * FRAMES_A_SECOND)
TRAINING_STEPS = 1500
BATCH = 128
HIDDEN = [64]
STYLE_BANDS = 36  # of log_mel


def segment_statistics(mel: np.ndarray) -> np.ndarray:
    """(segments, 3 * STYLE_BANDS): mean, spread and change of every band over four seconds; at least one segment."""
    mel = mel[:, :STYLE_BANDS]
    last = max(1, len(mel) - SEGMENT_FRAMES + 1)
    rows = []
    for first in range(0, last, SEGMENT_STEP):
        part = mel[first : first + SEGMENT_FRAMES]
        change = np.abs(np.diff(part, axis=0)).mean(0) if len(part) > 1 else np.zeros(mel.shape[1])
        rows.append(np.concatenate([part.mean(0), part.std(0), change]))
    return np.array(rows, np.float32)


@dataclass
class StyleClassifier:
    """Tells which of `names` a song is."""

    names: list[str]
    network: Network

    def log_probabilities(self, mel: np.ndarray) -> dict[str, float]:
        """Mean over the segments of a song."""
        means = self.network.log_probabilities(segment_statistics(mel)).mean(0)
        return dict(zip(self.names, map(float, means)))

    def best(self, mel: np.ndarray, among: Sequence[str] | None = None) -> str:
        """The likeliest name, of those in `among` when it is given."""
        scores = self.log_probabilities(mel)
        return max(among or self.names, key=lambda name: scores.get(name, -np.inf))

    def to_arrays(self, prefix: str) -> dict[str, np.ndarray]:
        return {f"{prefix}.names": np.array(self.names)} | self.network.to_arrays(prefix)

    @staticmethod
    def from_arrays(prefix: str, arrays: Mapping[str, np.ndarray]) -> StyleClassifier:
        return StyleClassifier([str(name) for name in arrays[f"{prefix}.names"]], Network.from_arrays(prefix, arrays))


def train_style(mels: Sequence[np.ndarray], names: Sequence[str], seed: int = 0) -> StyleClassifier:
    """From the songs' log-mel bands and their names (one a song)."""
    random = np.random.default_rng(seed)
    known = sorted(set(names))
    statistics = [segment_statistics(mel) for mel in mels]
    features = np.concatenate(statistics)
    classes = np.concatenate([np.full(len(s), known.index(name)) for s, name in zip(statistics, names)])
    network = new_network(features, HIDDEN, len(known), random)

    def next_batch() -> tuple[np.ndarray, np.ndarray]:
        chosen = random.integers(0, len(features), BATCH)
        noise = random.standard_normal((BATCH, features.shape[1])).astype(np.float32) * 0.3
        return features[chosen] + noise * network.scale, classes[chosen]

    train(network, next_batch, TRAINING_STEPS)
    return StyleClassifier(known, network)
