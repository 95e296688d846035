"""One word, spoken by flite in a monotone, with the times of its phones."""

from __future__ import annotations

import os
import subprocess
import tempfile
import wave
from dataclasses import dataclass

import numpy as np

from corpus.phones import Phone

FLITE_PROSODY = ["--setf", "int_f0_target_stddev=0.01", "--setf", "duration_stretch=1.25"]
SILENCE = "pau"


@dataclass(frozen=True)
class SpokenWord:
    """A recording of one word."""

    samples: np.ndarray  # float32, -1 to 1
    sample_rate: int
    phones: list[Phone]  # without the silences


def parse_phones(report: str) -> list[Phone]:
    """flite's -psdur report, "pau:0.1 hh:0.2 ...": phones with the times of their ends."""
    phones: list[Phone] = []
    start = 0.0
    for token in report.split():
        name, end_text = token.rsplit(":", 1)
        end = float(end_text)
        if name != SILENCE:
            phones.append(Phone(name, start, end))
        start = end
    return phones


def speak(voice: str, word: str) -> SpokenWord:
    """Runs flite. Raises RuntimeError with flite's own words when it fails."""
    handle, path = tempfile.mkstemp(prefix="jukebox-corpus-", suffix=".wav")
    os.close(handle)
    try:
        command = ["flite", "-voice", voice, *FLITE_PROSODY, "-psdur", "-t", word, "-o", path]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise RuntimeError(f"flite could not speak '{word}' with voice {voice}: {result.stderr.strip()}")
        with wave.open(path, "rb") as recording:
            frames = recording.readframes(recording.getnframes())
            sample_rate = recording.getframerate()
    finally:
        os.unlink(path)
    samples = np.frombuffer(frames, "<i2").astype(np.float32) / 32768
    return SpokenWord(samples, sample_rate, parse_phones(result.stdout))
