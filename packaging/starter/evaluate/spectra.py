"""Spectra of sound: power, log-mel bands, onset strength."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from corpus.grid import SAMPLE_RATE

HOP = 256  # samples between frames of log_mel and onset_strength
FRAMES_A_SECOND = SAMPLE_RATE / HOP
MEL_BANDS = 64
MEL_FFT = 1024
LOWEST_MEL_HZ, HIGHEST_MEL_HZ = 60.0, 10500.0
LOG_FLOOR = 1e-8
_BLOCK_FRAMES = 4096


def power_spectra(sound: np.ndarray, size: int, hop: int) -> np.ndarray:
    """Float32 (frames, size // 2 + 1); frame t is centred on sample t * hop. frames = len(sound) // hop + 1."""
    padded = np.pad(sound, (size // 2, size // 2 + hop))
    windows = np.lib.stride_tricks.sliding_window_view(padded, size)[: len(sound) + 1 : hop]
    window = np.hanning(size).astype(np.float32)
    blocks = [
        np.abs(np.fft.rfft(windows[first : first + _BLOCK_FRAMES] * window, axis=1)).astype(np.float32) ** 2
        for first in range(0, len(windows), _BLOCK_FRAMES)
    ]
    return np.concatenate(blocks)


@lru_cache(maxsize=1)
def _mel_filters() -> np.ndarray:
    """(bins, MEL_BANDS) triangles of unit sum."""
    lowest, highest = (2595 * np.log10(1 + hz / 700) for hz in (LOWEST_MEL_HZ, HIGHEST_MEL_HZ))
    edges = 700 * (10 ** (np.linspace(lowest, highest, MEL_BANDS + 2) / 2595) - 1)
    frequency = np.arange(MEL_FFT // 2 + 1) * SAMPLE_RATE / MEL_FFT
    rising = (frequency[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - frequency[:, None]) / (edges[2:] - edges[1:-1])
    filters = np.maximum(0, np.minimum(rising, falling))
    return (filters / np.maximum(filters.sum(0), 1e-9)).astype(np.float32)


def log_mel(sound: np.ndarray) -> np.ndarray:
    """Float32 (frames, MEL_BANDS), natural logarithm of power, every HOP samples; as loud as a level of 0.1 RMS."""
    level = np.sqrt(np.mean(sound**2)) if len(sound) else 0.0
    return np.log(power_spectra(sound * (0.1 / max(level, 1e-6)), MEL_FFT, HOP) @ _mel_filters() + LOG_FLOOR)


def onset_strength(mel: np.ndarray) -> np.ndarray:
    """(frames) how much louder the bands get, mean removed."""
    audible = np.maximum(mel, mel.max() - 12.0)  # 52 dB below the loudest: hiss has no onsets
    rise = np.maximum(np.diff(audible, axis=0, prepend=audible[:1]), 0).mean(1)
    return rise - rise.mean()
