"""Phones in the mix: a network that says for every frame which phone is sung.

It learns from the exact times of the corpus, and reads log-mel bands of the whole mix, band and all, so it hears
generated songs as they are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus import lyrics
from corpus.song import sung_notes
from corpus.song_plan import plan_song
from corpus.spoken_word import speak
from corpus.vocal_timing import time_vocals
from corpus.voice import VoicedWord
from evaluate.network import Network, new_network, train
from evaluate.spectra import FRAMES_A_SECOND

CONTEXT = np.array([-12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12])  # frames seen around a frame
DECODING_STEP = 2  # frames of log_mel a decoding frame
HIDDEN = [224, 224]
TRAINING_STEPS = 8000
BATCH = 512
PRIOR_WEIGHT = 0.7
SILENCE_NAME = "-"
LEXICON_VOICE = "slt"


class PhoneTimes:
    """When which phone is sung in a song of the corpus, from its seed alone. Runs flite for words that are new."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], VoicedWord] = {}

    def spoken(self, voice: str, text: str) -> VoicedWord:
        """The phones of a word; it has no envelope."""
        key = (voice, text.lower())
        if key not in self._words:
            self._words[key] = VoicedWord(np.zeros((1, 1), np.complex64), speak(voice, key[1]).phones)
        return self._words[key]

    def names(self, seed: int, frame_count: int) -> np.ndarray:
        """(frames) phone names of log_mel's frames."""
        plan = plan_song(seed)

        names = np.full(frame_count, SILENCE_NAME, dtype="<U4")
        for segment in time_vocals(_Speaker(self, plan.singer.flite_voice), sung_notes(plan)).segments:
            middle = (segment.source_start + segment.source_end) / 2
            phone = next(p for p in segment.word.phones if p.start <= middle <= p.end)
            first, last = (int(np.ceil(time * FRAMES_A_SECOND)) for time in (segment.start, segment.end))
            names[first:last] = phone.name
        return names


@dataclass(frozen=True)
class _Speaker:
    """One voice of PhoneTimes; what time_vocals needs."""

    times: PhoneTimes
    voice: str

    def word(self, text: str) -> VoicedWord:
        return self.times.spoken(self.voice, text)


def without_mean(mel: np.ndarray) -> np.ndarray:
    """The song's mean is taken from each band: the sound of the recording does not matter."""
    return mel - mel.mean(0)


def features_of(bands: np.ndarray, frames: np.ndarray) -> np.ndarray:
    """(len(frames), bands * context): the bands (without mean) around those frames."""
    return bands[np.clip(frames[:, None] + CONTEXT, 0, len(bands) - 1)].reshape(len(frames), -1)


@dataclass
class PhoneModel:
    """The network, what its outputs mean, and how the words of the corpus are spoken."""

    phones: list[str]
    log_priors: np.ndarray
    network: Network
    lexicon: dict[str, list[int]]

    def emissions(self, mel: np.ndarray) -> np.ndarray:
        """Float32 (decoding frames, phones): log posterior less the weighted log prior."""
        bands, frames = without_mean(mel), np.arange(0, len(mel), DECODING_STEP)
        blocks = [
            self.network.log_probabilities(features_of(bands, frames[first : first + 4096]))
            for first in range(0, len(frames), 4096)
        ]
        return (np.concatenate(blocks) - PRIOR_WEIGHT * self.log_priors).astype(np.float32)

    def spell(self, words: Sequence[str]) -> list[list[int]]:
        """Phone numbers of each word. Raises KeyError with the word that is not in the lexicon."""
        return [self.lexicon[word] for word in words]

    def to_arrays(self, prefix: str) -> dict[str, np.ndarray]:
        texts = json.dumps({"phones": self.phones, "lexicon": self.lexicon})
        return {f"{prefix}.texts": np.array(texts), f"{prefix}.log_priors": self.log_priors} | self.network.to_arrays(
            prefix
        )

    @staticmethod
    def from_arrays(prefix: str, arrays: Mapping[str, np.ndarray]) -> PhoneModel:
        texts = json.loads(str(arrays[f"{prefix}.texts"]))
        network = Network.from_arrays(prefix, arrays)
        return PhoneModel(texts["phones"], arrays[f"{prefix}.log_priors"], network, texts["lexicon"])


def train_phones(
    mels: Sequence[np.ndarray], seeds: Sequence[int], on_step: Callable[[int, float], None] | None = None, seed: int = 0
) -> PhoneModel:
    """From the log-mel bands of songs of the corpus (degraded copies, too) and their seeds."""
    random = np.random.default_rng(seed)
    mels = [without_mean(mel) for mel in mels]
    times = PhoneTimes()
    names = [times.names(song, len(mel)) for mel, song in zip(mels, seeds)]
    counts = Counter(np.concatenate(names).tolist())
    phones = [SILENCE_NAME, *sorted(set(counts) - {SILENCE_NAME})]
    number = {name: index for index, name in enumerate(phones)}
    classes = [np.array([number[name] for name in song]) for song in names]
    examples = np.concatenate([features_of(mel, random.integers(0, len(mel), 100)) for mel in mels])
    network = new_network(examples, HIDDEN, len(phones), random)

    def next_batch() -> tuple[np.ndarray, np.ndarray]:
        """Frames of sixteen songs."""
        parts, targets = [], []
        for song in random.integers(0, len(mels), 16):
            frames = random.integers(0, len(mels[song]), BATCH // 16)
            parts.append(features_of(mels[song], frames))
            targets.append(classes[song][frames])
        return np.concatenate(parts), np.concatenate(targets)

    train(network, next_batch, TRAINING_STEPS, on_step=on_step)
    share = np.array([counts[phone] for phone in phones], np.float32) / sum(counts.values())
    lexicon = {
        word.lower(): [number[phone.name] for phone in times.spoken(LEXICON_VOICE, word).phones if phone.name in number]
        for word in lyrics.vocabulary()
    }
    return PhoneModel(phones, np.log(share), network, lexicon)
