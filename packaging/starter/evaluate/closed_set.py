"""pocketsphinx as an independent judge of words: each sung word is cut out and picked among the words of its song.

It is an old recogniser of speech that never heard singing or a band, so its ceiling is low; but nobody trained it here.
"""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.grid import SAMPLE_RATE

MODEL = Path("/usr/share/pocketsphinx/model/en-us")
RATE = 16000
MARGIN_SECONDS = 0.03
PAUSE_SAMPLES = 4800
PEAK = 0.5


@dataclass(frozen=True)
class ClosedSetMeasure:
    """Counts over the words that the recogniser knows."""

    words: int
    right: int
    chance: float  # expected number of right words by guessing

    @property
    def accuracy(self) -> float:
        return self.right / max(self.words, 1)


def closed_set_problem() -> str:
    """Why pocketsphinx cannot be asked; empty when it can."""
    if importlib.util.find_spec("pocketsphinx") is None:
        return "python3-pocketsphinx is not installed"
    return "" if MODEL.is_dir() else "pocketsphinx-en-us is not installed"


class ClosedSetRecogniser:
    """Picks one of a few words."""

    def __init__(self, words: Sequence[str]) -> None:
        from pocketsphinx import pocketsphinx

        config = pocketsphinx.Decoder.default_config()
        for name, value in (
            ("-hmm", MODEL / "en-us"),
            ("-dict", MODEL / "cmudict-en-us.dict"),
            ("-logfn", Path("/dev/null")),
        ):
            config.set_string(name, str(value))
        self._decoder: Any = pocketsphinx.Decoder(config)
        self.words = [word for word in sorted(set(words)) if self._decoder.lookup_word(word)]
        with tempfile.NamedTemporaryFile("w", suffix=".jsgf") as file:
            file.write("#JSGF V1.0;\ngrammar words;\npublic <word> = %s;\n" % " | ".join(self.words))
            file.flush()
            self._decoder.set_jsgf_file("words", file.name)
        self._decoder.set_search("words")

    def pick(self, sound: np.ndarray) -> str:
        """The word that `sound` (at SAMPLE_RATE) resembles most, or nothing."""
        pause = np.zeros(PAUSE_SAMPLES)
        speech = np.concatenate([pause, _at_rate(sound), pause])
        speech += np.random.default_rng(0).standard_normal(len(speech)) * 1e-4
        self._decoder.start_utt()
        self._decoder.process_raw((speech * 32767).astype("<i2").tobytes(), False, True)
        self._decoder.end_utt()
        guess = self._decoder.hyp()
        return guess.hypstr if guess else ""


def _at_rate(sound: np.ndarray) -> np.ndarray:
    """Resampled by its spectrum to RATE, with a peak of PEAK."""
    count = int(len(sound) * RATE / SAMPLE_RATE)
    spectrum = np.fft.rfft(sound)
    resampled = np.zeros(count // 2 + 1, complex)
    kept = min(len(resampled), len(spectrum))
    resampled[:kept] = spectrum[:kept]
    speech = np.fft.irfft(resampled, count)
    return speech / max(np.abs(speech).max(), 1e-6) * PEAK


def measure_closed_set(
    sound: np.ndarray, words: Sequence[tuple[str, float, float]], most: int | None = None
) -> ClosedSetMeasure:
    """`words`: (word, start, end) in seconds; `most` of them are asked, spread over the song."""
    recogniser = ClosedSetRecogniser([word for word, _, _ in words])
    known = [entry for entry in words if entry[0] in recogniser.words]
    if most is not None and len(known) > most:
        known = [known[index] for index in np.linspace(0, len(known) - 1, most).astype(int)]
    right = 0
    for word, start, end in known:
        first = max(0, int((start - MARGIN_SECONDS) * SAMPLE_RATE))
        part = sound[first : int((end + MARGIN_SECONDS) * SAMPLE_RATE)]
        right += len(part) > RATE // 50 and recogniser.pick(part) == word
    return ClosedSetMeasure(len(known), right, len(known) / max(len(recogniser.words), 1))
