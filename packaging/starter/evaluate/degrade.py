"""Log-mel bands as a poor codec would leave them: what is trained on them judges songs, not the codec.

Highs that are lost or became steady noise, hiss, another colour, smeared time; all of it random.
"""

from __future__ import annotations

import numpy as np

COPIES = 2  # of every training song, beside the song itself
LOWEST_CUT_BAND = 20  # of 64: about 1.1 kHz
HISS_BELOW_PEAK = (4.0, 12.0)  # nats of power
COLOUR_POINTS = 6
COLOUR_SPREAD = 0.8  # nats
LONGEST_SMEAR = 7  # frames
ROUGHNESS = 0.7  # nats


def degraded(mel: np.ndarray, random: np.random.Generator, smears: bool = True) -> np.ndarray:
    """A copy of log power (frames, bands), worse in a random way; `smears` in time, too."""
    bands = mel.shape[1]
    power = np.exp(mel)
    if smears and random.random() < 0.5:
        power = _smeared(power, int(random.integers(2, LONGEST_SMEAR + 1)))
    peak = np.log(power.max())
    if random.random() < 0.7:
        cut = int(random.integers(LOWEST_CUT_BAND, bands))
        left = np.exp(-random.uniform(1, 8))  # of what sounds there
        ghost = power[:, cut:].mean(0) * random.choice([0.0, 1.0])  # steady noise of the same colour
        power[:, cut:] = left * power[:, cut:] + ghost
    hiss = peak - random.uniform(*HISS_BELOW_PEAK, bands)
    points = random.standard_normal(COLOUR_POINTS) * COLOUR_SPREAD
    colour = np.interp(np.linspace(0, COLOUR_POINTS - 1, bands), np.arange(COLOUR_POINTS), points)
    smooth_hiss = np.convolve(np.pad(hiss, 4, "edge"), np.ones(9) / 9, "valid")
    roughness = random.standard_normal(mel.shape) * random.uniform(0, ROUGHNESS)
    return (np.log(power + np.exp(smooth_hiss)) + colour + roughness).astype(np.float32)


def _smeared(power: np.ndarray, frames: int) -> np.ndarray:
    """Moving average over time."""
    sums = np.cumsum(np.pad(power, ((frames, 0), (0, 0)), "edge"), axis=0, dtype=np.float64)
    return ((sums[frames:] - sums[:-frames]) / frames).astype(np.float32)


def with_copies(mels: list[np.ndarray], seed: int, smears: bool = True) -> list[np.ndarray]:
    """Every song, then COPIES degraded versions of all of them, in the same order."""
    random = np.random.default_rng(seed)
    return mels + [degraded(mel, random, smears) for _ in range(COPIES) for mel in mels]
