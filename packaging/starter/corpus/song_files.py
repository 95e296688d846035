"""Songs on disk: NNNNN.wav and NNNNN.json, each under a temporary name first and renamed when it is whole."""

from __future__ import annotations

import json
import os
import wave
from pathlib import Path

import numpy as np

from corpus.grid import SAMPLE_RATE
from corpus.song import Song

PART = ".part"


def wav_path(folder: Path, seed: int) -> Path:
    return folder / ("%05d.wav" % seed)


def label_path(folder: Path, seed: int) -> Path:
    return folder / ("%05d.json" % seed)


def write_wav(path: Path, sound: np.ndarray) -> None:
    """16-bit mono at SAMPLE_RATE."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def write_song(folder: Path, song: Song) -> None:
    """The label file comes last: a song with labels is whole."""
    seed = song.plan.seed
    sound, labels = wav_path(folder, seed), label_path(folder, seed)
    sound_part, labels_part = Path(f"{sound}{PART}"), Path(f"{labels}{PART}")
    write_wav(sound_part, song.mix)
    labels_part.write_text(json.dumps(song.labels, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(sound_part, sound)
    os.replace(labels_part, labels)


def remove_unfinished(folder: Path, seeds: range) -> None:
    """Removes what an interrupted run left of those songs: temporary files, sound without labels."""
    for seed in seeds:
        sound, labels = wav_path(folder, seed), label_path(folder, seed)
        for path in (Path(f"{sound}{PART}"), Path(f"{labels}{PART}")):
            path.unlink(missing_ok=True)
        if not labels.exists():
            sound.unlink(missing_ok=True)
