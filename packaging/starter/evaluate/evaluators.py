"""Everything that is trained on the corpus to judge songs, in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.song_plan import plan_song
from corpus.styles import STYLES
from evaluate.audio import read_audio
from evaluate.chord_model import ChordModel, bar_features, semitone_bands, train_chords
from evaluate.degrade import COPIES, with_copies
from evaluate.phone_model import PhoneModel, train_phones
from evaluate.song_folder import LabelledSong
from evaluate.spectra import log_mel
from evaluate.style import StyleClassifier, train_style

EVALUATORS_FILE = "evaluators.npz"


@dataclass
class Evaluators:
    """Trained on the corpus alone, never on generated songs."""

    genres: StyleClassifier
    singers: StyleClassifier
    chords: ChordModel
    phones: PhoneModel

    def save(self, folder: Path) -> None:
        arrays: dict[str, np.ndarray] = {}
        for name in ("genres", "singers", "chords", "phones"):
            arrays |= getattr(self, name).to_arrays(name)
        np.savez(folder / EVALUATORS_FILE, **arrays)

    @staticmethod
    def load(folder: Path) -> Evaluators:
        """Raises RuntimeError when the folder holds none."""
        path = folder / EVALUATORS_FILE
        if not path.exists():
            raise RuntimeError(f"{path} does not exist. Make it with: python3 -m evaluate calibrate --out {folder}")
        with np.load(path) as arrays:
            return Evaluators(
                StyleClassifier.from_arrays("genres", arrays),
                StyleClassifier.from_arrays("singers", arrays),
                ChordModel.from_arrays("chords", arrays),
                PhoneModel.from_arrays("phones", arrays),
            )


def seed_of(song: LabelledSong) -> int:
    """The seed of a corpus song, from its labels or its name. Raises RuntimeError when there is none."""
    seed = song.labels.get("seed", int(song.name) if song.name.isdigit() else None)
    if not isinstance(seed, int):
        raise RuntimeError(f"{song.audio} is not a song of the corpus: it has no seed.")
    return seed


def train_evaluators(
    songs: list[LabelledSong], say: Callable[[str], None], through: Sequence[LabelledSong] = ()
) -> Evaluators:
    """From songs of the corpus. `through`: the same or other songs as a codec gave them back, of which they learn, too."""
    songs = [*songs, *through]
    say(f"reading {len(songs)} songs")
    mels, semitones = [], []
    for song in songs:
        sound = read_audio(song.audio)
        mels.append(log_mel(sound))
        semitones.append(semitone_bands(sound))
    mels = with_copies(mels, seed=0)
    times = 1 + COPIES
    say("learning genres and singers")
    genres = train_style(mels, [song.genre for song in songs] * times)
    singers = train_style(mels, [song.artist for song in songs] * times)
    say("learning chords")
    seeds = [seed_of(song) for song in songs]
    sixteenths = [STYLES[song.genre].sixteenth_samples for song in songs] * times
    bars = [bar_features(b, s) for b, s in zip(with_copies(semitones, seed=1, smears=False), sixteenths)]
    chords = train_chords(bars, [plan_song(seed).sounding_chords for seed in seeds] * times)
    say("learning phones")

    def on_step(step: int, loss: float) -> None:
        if step % 500 == 0:
            say(f"  step {step}: {loss:.3f} nats a frame")

    return Evaluators(genres, singers, chords, train_phones(mels, seeds * times, on_step))
