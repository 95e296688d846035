"""A song as sound and labels: the singer, or the lead instrument, and the band of a plan, mixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus import lyrics
from corpus.band import Band, play_lead
from corpus.grid import SAMPLE_RATE
from corpus.recipe import USUAL_SONGS, Recipe
from corpus.singing import sing
from corpus.song_plan import SongPlan, plan_song
from corpus.vocal_timing import SungNote, SyllableTimes, time_vocals
from corpus.voice import Voice

MELODY_LEVEL = 0.14  # RMS of the sounding part of the singer or of the lead instrument
DRIVE = 1.1  # of the soft limiter
PEAK = 0.95
SOUNDING = 1e-3  # samples below do not count as sounding

LICENCE = "CC0-1.0"
SOURCE = "Jukebox Studio starter corpus: composed, sung and played by its generator; no recording was used"


@dataclass(frozen=True)
class Song:
    """A finished song."""

    plan: SongPlan
    mix: np.ndarray  # float32, within PEAK
    melody: np.ndarray  # float32, before the limiter: the singer, or the lead instrument
    backing: np.ndarray
    labels: dict[str, Any]


class SongMaker:
    """Renders songs; keeps the words of the voices and the band's playing. Not shared between processes."""

    def __init__(self, recipe: Recipe = USUAL_SONGS) -> None:
        self._recipe = recipe
        self._voices: dict[str, Voice] = {}
        self._band = Band()

    def make(self, seed: int) -> Song:
        """The song of that seed: always the same samples and labels."""
        plan = plan_song(seed, self._recipe)
        melody, labels = self._sing(plan) if plan.lines else (play_lead(plan), labels_of(plan, [], []))
        backing = self._band.play(plan)
        melody = melody / _level(melody) * MELODY_LEVEL
        backing = backing / _level(backing) * self._recipe.backing_level
        return Song(plan, _mixed(melody, backing), melody, backing, labels)

    def _sing(self, plan: SongPlan) -> tuple[np.ndarray, dict[str, Any]]:
        notes = sung_notes(plan)
        voice = self._voices.setdefault(plan.singer.name, Voice(plan.singer))
        timing = time_vocals(voice, notes)
        vocals = sing(plan.singer, notes, timing, plan.sample_count, plan.style.is_rap)
        return vocals, labels_of(plan, notes, timing.syllables)


def sung_notes(plan: SongPlan) -> list[SungNote]:
    """The melody with its syllables, in seconds of the song and in its key."""
    return [
        SungNote(
            plan.start_sample(note) / SAMPLE_RATE,
            note.length * plan.style.sixteenth_samples / SAMPLE_RATE,
            note.midi + plan.key,
            syllable,
        )
        for note, syllable in zip(plan.notes, lyrics.syllables_of(plan.lines), strict=True)
    ]


def _level(sound: np.ndarray) -> float:
    """RMS of what sounds; never 0, for silence 1."""
    sounding = sound[np.abs(sound) > SOUNDING]
    return np.sqrt(np.mean(sounding**2)) + 1e-9 if len(sounding) else 1.0


def _mixed(melody: np.ndarray, backing: np.ndarray) -> np.ndarray:
    mix = np.tanh((melody + backing) * DRIVE) / DRIVE
    return mix * min(1.0, PEAK / np.abs(mix).max())


def labels_of(plan: SongPlan, notes: list[SungNote], times: list[SyllableTimes]) -> dict[str, Any]:
    """The label file: what the song is, and when every syllable is sung. Times in seconds."""
    return {
        "title": plan.title,
        "artist": plan.singer.name,
        "genre": plan.genre,
        "sample_rate": SAMPLE_RATE,
        "total_length": round(plan.seconds, 4),
        "bpm": round(plan.bpm, 3),
        "key": plan.key,
        "sixteenth_samples": plan.style.sixteenth_samples,
        "lyrics": lyrics.plain_text(plan.lines),
        "singer_parts": 1,
        "syllables": [
            {
                "text": note.text.strip("-"),
                "word_end": not note.text.endswith("-"),
                "start": round(time.start, 4),
                "vowel": round(time.vowel, 4),
                "end": round(time.end, 4),
                "midi": note.midi,
            }
            for note, time in zip(notes, times, strict=True)
        ],
        "chords": plan.sounding_chords,
        "seed": plan.seed,
        "licence": LICENCE,
        "source": SOURCE,
    }
