"""The grid of samples on which every song lies.

A sixteenth note is a multiple of TOKEN_GRID samples, so notes and bars fall on whole tokens of any codec whose hop
divides TOKEN_GRID, and the same bar of backing is the same samples wherever it comes back.
"""

from __future__ import annotations

SAMPLE_RATE = 22050  # Hz
TOKEN_GRID = 512  # samples
SIXTEENTHS_A_BAR = 16
INTRO_BARS = 1


def bpm_of(sixteenth_samples: int) -> float:
    """Quarter notes a minute of a sixteenth of that many samples."""
    return 60 * SAMPLE_RATE / (4 * sixteenth_samples)
