"""Tempo: the beat period of the onsets, against the grid of the genre."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corpus.grid import bpm_of
from corpus.styles import STYLES
from evaluate.spectra import FRAMES_A_SECOND

GENRE_BPM = {genre: bpm_of(style.sixteenth_samples) for genre, style in STYLES.items()}
CANDIDATE_BPM = np.arange(70.0, 140.0, 0.25)
WINDOW_SECONDS = 8.0
STEP_SECONDS = 4.0
BEATS_COMPARED = 8
TOLERANCE = 0.02  # of the genre's tempo


@dataclass(frozen=True)
class TempoMeasure:
    """Over windows of eight seconds."""

    share_right: float  # windows whose tempo is within TOLERANCE of the genre's
    spread: float  # standard deviation of the tempo over its mean


def _autocorrelation(onsets: np.ndarray) -> np.ndarray:
    size = 1 << (2 * len(onsets) - 1).bit_length()
    correlation = np.fft.irfft(np.abs(np.fft.rfft(onsets - onsets.mean(), size)) ** 2)[: len(onsets)]
    overlap = np.arange(len(onsets), 0, -1)
    return correlation / overlap / max(correlation[0] / len(onsets), 1e-12)


def window_bpm(onsets: np.ndarray) -> float:
    """The candidate whose beats find the onsets again: autocorrelation at 1 to BEATS_COMPARED beats, interpolated."""
    correlation = _autocorrelation(onsets)
    period = 60 * FRAMES_A_SECOND / CANDIDATE_BPM
    lags = np.arange(1, BEATS_COMPARED + 1)[:, None] * period
    lags = np.where(lags < len(correlation) * 0.8, lags, np.nan)
    scores = np.nanmean(np.interp(lags, np.arange(len(correlation)), correlation), axis=0)
    return float(CANDIDATE_BPM[np.argmax(scores)])


def window_tempos(onsets: np.ndarray) -> np.ndarray:
    """The tempo of every whole window of a song, in bpm."""
    window, step = int(WINDOW_SECONDS * FRAMES_A_SECOND), int(STEP_SECONDS * FRAMES_A_SECOND)
    return np.array([window_bpm(onsets[first : first + window]) for first in range(0, len(onsets) - window + 1, step)])


def spread_of(tempos: np.ndarray) -> float:
    """Standard deviation over mean."""
    return float(tempos.std() / tempos.mean())


def measure_tempo(onsets: np.ndarray, genre: str) -> TempoMeasure | None:
    """None when the genre's tempo is not known or the song is shorter than a window."""
    tempos = window_tempos(onsets)
    if genre not in GENRE_BPM or len(tempos) == 0:
        return None
    right = np.abs(tempos / GENRE_BPM[genre] - 1) < TOLERANCE
    return TempoMeasure(float(right.mean()), spread_of(tempos))
