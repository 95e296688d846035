"""Sound files as mono samples at the rate of the corpus."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path

import numpy as np

from corpus.grid import SAMPLE_RATE

AUDIO_SUFFIXES = (".wav", ".flac")


def read_audio(path: Path) -> np.ndarray:
    """Float32 mono at SAMPLE_RATE. Raises RuntimeError when the file cannot be read."""
    samples = _read_plain_wav(path) if path.suffix == ".wav" else None
    return samples if samples is not None else _read_with_ffmpeg(path)


def _read_plain_wav(path: Path) -> np.ndarray | None:
    """16-bit mono WAV at SAMPLE_RATE; None for anything else."""
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, SAMPLE_RATE):
                return None
            frames = file.readframes(file.getnframes())
    except (wave.Error, EOFError):
        return None
    return np.frombuffer(frames, "<i2").astype(np.float32) / 32768


def _read_with_ffmpeg(path: Path) -> np.ndarray:
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "f32le", "-"]
    try:
        result = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise RuntimeError(f"{path} needs ffmpeg to be read. On Debian: apt-get install ffmpeg") from None
    if result.returncode != 0:
        raise RuntimeError(f"{path} cannot be read: {result.stderr.decode(errors='replace').strip()}")
    return np.frombuffer(result.stdout, "<f4").copy()
