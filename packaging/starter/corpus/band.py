"""What instruments play in a song, as sound.

The band plays the same bars in all songs of a genre, so what it played once is kept; a lead's tune is the song's own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corpus.backing import BASS, COMPING, LEAD, RELEASE_SAMPLES, BackingNote, backing_notes
from corpus.fluid_synth import FluidSynth
from corpus.song_plan import SongPlan

LEAD_VELOCITY = 100  # MIDI


@dataclass(frozen=True)
class _Played:
    """What the band played once: a chord a bar, and float32 samples."""

    chords: list[str]
    sound: np.ndarray

    def begins_with(self, chords: list[str]) -> bool:
        """Whether a song of those chords sounds as the beginning of this one.

        A bar knows the chord of the next one, the last bar that of the first.
        """
        count = len(chords)
        return self.chords[:count] == chords and self.chords[count : count + 1] in ([], chords[:1])


class Band:
    """Plays the accompaniment of songs; keeps the longest one of every genre. Not shared between processes."""

    def __init__(self) -> None:
        self._longest: dict[tuple[str, int], _Played] = {}  # by genre and key

    def play(self, plan: SongPlan) -> np.ndarray:
        """Float32 (plan.sample_count), as loud as the soundfont makes it."""
        chords = plan.bars_with_intro
        kept = self._longest.get((plan.genre, plan.key))
        if kept is not None and kept.begins_with(chords):
            return kept.sound[: plan.sample_count]
        sound = _render(plan)
        if kept is None or len(kept.chords) < len(chords):
            self._longest[plan.genre, plan.key] = _Played(chords, sound)
        return sound


def _render(plan: SongPlan) -> np.ndarray:
    programs = {COMPING: plan.style.comping_program, BASS: plan.style.bass_program}
    with FluidSynth() as synth:
        return synth.render(programs, backing_notes(plan.genre, plan.bars_with_intro, plan.key), plan.sample_count)


def play_lead(plan: SongPlan) -> np.ndarray:
    """The melody on the genre's lead instrument: float32 (plan.sample_count), as loud as the soundfont makes it."""
    notes = [
        BackingNote(
            plan.start_sample(note),
            note.length * plan.style.sixteenth_samples - RELEASE_SAMPLES,
            LEAD,
            note.midi + plan.key,
            LEAD_VELOCITY,
        )
        for note in plan.notes
    ]
    with FluidSynth() as synth:
        return synth.render({LEAD: plan.style.lead_program}, notes, plan.sample_count)
