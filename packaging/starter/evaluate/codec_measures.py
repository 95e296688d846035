"""What a codec keeps of a song: spectral distance and SI-SDR of reconstructions, by band; use of the codebooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.grid import SAMPLE_RATE
from evaluate.spectra import power_spectra
from safetensors_file import read_safetensors

RESOLUTIONS = ((2048, 512), (1024, 256), (512, 128))  # window and hop in samples
BANDS_HZ = ((0, 2000), (2000, 6000), (6000, 11025))
LOWEST_DB = -60.0  # below the loudest bin of the original: quieter counts as silence


@dataclass(frozen=True)
class ReconstructionMeasure:
    """Of one song; lower distances and higher SI-SDR are better."""

    spectral_convergence: float  # norm of the magnitude error over the norm of the original, mean of the resolutions
    log_spectral_db: float  # mean absolute difference of the levels, mean of the resolutions
    si_sdr_db: float
    bands: dict[str, dict[str, float]]  # "0-2 kHz": log_spectral_db, si_sdr_db

    def flat(self) -> dict[str, float]:
        """All figures by name."""
        figures = {
            "spectral convergence": self.spectral_convergence,
            "log spectral distance (dB)": self.log_spectral_db,
            "SI-SDR (dB)": self.si_sdr_db,
        }
        for band, values in self.bands.items():
            figures[f"log spectral distance {band} (dB)"] = values["log_spectral_db"]
            figures[f"SI-SDR {band} (dB)"] = values["si_sdr_db"]
        return figures


def si_sdr_db(original: np.ndarray, reconstruction: np.ndarray) -> float:
    """Scale-invariant signal to distortion ratio (Le Roux et al. 2019), between -60 and 120 dB."""
    original, reconstruction = original.astype(np.float64), reconstruction.astype(np.float64)
    scale = (original @ reconstruction) / max(original @ original, 1e-20)
    error = scale * original - reconstruction
    ratio = (scale**2 * (original @ original) + 1e-20) / (error @ error + 1e-20)
    return float(np.clip(10 * np.log10(ratio), -60, 120))


def band_name(band: tuple[int, int]) -> str:
    return f"{band[0] // 1000}-{band[1] // 1000} kHz"


def in_band(sound: np.ndarray, band: tuple[int, int]) -> np.ndarray:
    """The part of the sound between two frequencies."""
    spectrum = np.fft.rfft(sound)
    frequency = np.arange(len(spectrum)) * SAMPLE_RATE / len(sound)
    spectrum[(frequency < band[0]) | (frequency >= band[1])] = 0
    return np.fft.irfft(spectrum, len(sound))


def measure_reconstruction(original: np.ndarray, reconstruction: np.ndarray) -> ReconstructionMeasure:
    """Both mono at SAMPLE_RATE; the longer one is cut."""
    length = min(len(original), len(reconstruction))
    original, reconstruction = original[:length], reconstruction[:length]
    convergences, distances = [], []
    by_band: dict[str, list[float]] = {band_name(band): [] for band in BANDS_HZ}
    for size, hop in RESOLUTIONS:
        a, b = power_spectra(original, size, hop), power_spectra(reconstruction, size, hop)
        magnitude_a, magnitude_b = np.sqrt(a), np.sqrt(b)
        norm = max(float(np.linalg.norm(magnitude_a)), 1e-12)
        convergences.append(float(np.linalg.norm(magnitude_a - magnitude_b)) / norm)
        floor = max(float(a.max()), 1e-12) * 10 ** (LOWEST_DB / 10)
        difference = np.abs(10 * np.log10(np.maximum(a, floor)) - 10 * np.log10(np.maximum(b, floor)))
        distances.append(float(difference.mean()))
        frequency = np.arange(size // 2 + 1) * SAMPLE_RATE / size
        for band in BANDS_HZ:
            inside = (frequency >= band[0]) & (frequency < band[1])
            by_band[band_name(band)].append(float(difference[:, inside].mean()))
    bands = {
        band_name(band): {
            "log_spectral_db": float(np.mean(by_band[band_name(band)])),
            "si_sdr_db": si_sdr_db(in_band(original, band), in_band(reconstruction, band)),
        }
        for band in BANDS_HZ
    }
    return ReconstructionMeasure(
        float(np.mean(convergences)), float(np.mean(distances)), si_sdr_db(original, reconstruction), bands
    )


@dataclass(frozen=True)
class CodebookUse:
    """Of one level, over many songs."""

    tokens: int
    used_codes: int
    entropy_nats: float  # of the distribution of the codes

    @property
    def perplexity(self) -> float:
        return float(np.exp(self.entropy_nats))


def read_codes(path: Path) -> dict[str, np.ndarray]:
    """The "level.L" tensors of a codes.safetensors file. Raises RuntimeError when it is not one."""
    tensors, _ = read_safetensors(path)
    return {
        ".".join(name.split(".")[-2:]): values.reshape(-1)
        for name, values in tensors.items()
        if ".".join(name.split(".")[-2:-1]) == "level" and values.dtype == np.int32
    }


def codebook_use(files: Sequence[Path]) -> dict[str, CodebookUse]:
    """By level, over all files."""
    counts: dict[str, np.ndarray] = {}
    for path in files:
        for level, codes in read_codes(path).items():
            if len(codes) == 0 or codes.min() < 0 or codes.max() > 1 << 24:
                continue
            count = np.bincount(codes)
            known = counts.get(level, np.zeros(0, int))
            size = max(len(count), len(known))
            counts[level] = np.pad(known, (0, size - len(known))) + np.pad(count, (0, size - len(count)))
    use = {}
    for level, count in sorted(counts.items()):
        share = count[count > 0] / count.sum()
        use[level] = CodebookUse(int(count.sum()), int((count > 0).sum()), float(-(share * np.log(share)).sum()))
    return use
