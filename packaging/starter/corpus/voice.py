"""A singer's voice: every word spoken and analysed once, equally loud, and kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corpus.phones import Phone, PhoneKind
from corpus.singers import Singer
from corpus.spoken_word import SpokenWord, speak
from corpus.voice_analysis import median_f0, spectral_envelope

VOWEL_LEVEL = 0.1  # RMS


@dataclass(frozen=True)
class VoicedWord:
    """What is needed to sing a word."""

    envelope: np.ndarray  # complex64 (frames, voice_analysis.BIN_COUNT)
    phones: list[Phone]


class Voice:
    """The words of one singer. Not shared between processes."""

    def __init__(self, singer: Singer) -> None:
        self.singer = singer
        self._words: dict[str, VoicedWord] = {}

    def word(self, text: str) -> VoicedWord:
        """Speaks and analyses the word when it is asked for the first time (about 10 ms)."""
        text = text.lower()
        if text not in self._words:
            self._words[text] = self._analyse(speak(self.singer.flite_voice, text))
        return self._words[text]

    def _analyse(self, word: SpokenWord) -> VoicedWord:
        envelope = spectral_envelope(word, median_f0(word), self.singer.formant_scale)
        envelope = envelope - np.log(max(_vowel_level(word), 1e-3) / VOWEL_LEVEL)
        return VoicedWord(envelope.astype(np.complex64), word.phones)


def _vowel_level(word: SpokenWord) -> float:
    """Mean RMS of the vowels."""
    rate = word.sample_rate
    vowels = [phone for phone in word.phones if phone.kind is PhoneKind.VOWEL]
    levels = [np.sqrt(np.mean(word.samples[int(v.start * rate) : int(v.end * rate)] ** 2)) for v in vowels]
    return np.mean(levels) if levels else VOWEL_LEVEL
