"""The melody grammar: a walk on the scale that comes home to chord tones, in the rhythm of the line."""

from __future__ import annotations

import random
from dataclasses import dataclass

from corpus.grid import SIXTEENTHS_A_BAR
from corpus.harmony import MAJOR_SCALE, pitch_classes_of

# Lengths of the notes of a line in sixteenths, by its number of syllables. A sung line takes two bars, a rapped one
# takes one.
SUNG_RHYTHMS: dict[int, list[list[int]]] = {
    7: [[4, 2, 2, 4, 4, 4, 8], [2, 2, 4, 4, 4, 4, 8], [4, 4, 4, 4, 4, 4, 6]],
    8: [[2, 2, 2, 2, 4, 4, 4, 8], [4, 2, 2, 4, 4, 2, 2, 8], [4, 4, 2, 2, 4, 4, 4, 6]],
}
RAP_RHYTHM: dict[int, list[int]] = {7: [2, 2, 2, 2, 2, 2, 3], 8: [2, 2, 2, 2, 2, 2, 2, 2]}
STEPS = [-2, -1, -1, 0, 0, 1, 1, 2]  # of the scale, from note to note
RAP_LIFTS = [0, 0, 0, 3]  # semitones above the speaking pitch
STRONG_BEAT_SIXTEENTHS = 8


@dataclass(frozen=True)
class Note:
    """A note of the melody, in the key of C."""

    start: int  # sixteenths
    length: int  # sixteenths
    midi: int

    def later(self, sixteenths: int) -> Note:
        return Note(self.start + sixteenths, self.length, self.midi)


def sung_line(source: random.Random, rhythm: list[int], chords: list[str], low: int) -> list[Note]:
    """Notes of the C major scale within [low, low + 12]; chord tones on strong beats and at the end."""
    tones = [midi for midi in range(low, low + 13) if midi % 12 in MAJOR_SCALE]
    position = source.randrange(2, len(tones) - 3)
    start = 0
    notes: list[Note] = []
    for index, length in enumerate(rhythm):
        position = max(0, min(len(tones) - 1, position + source.choice(STEPS)))
        if start % STRONG_BEAT_SIXTEENTHS == 0 or index == len(rhythm) - 1:
            allowed = pitch_classes_of(chords[start // SIXTEENTHS_A_BAR % len(chords)])
            steps = (step for step in range(len(tones)) if tones[step] % 12 in allowed)
            position = min(steps, key=lambda step: abs(step - position))
        notes.append(Note(start, length, tones[position]))
        start += length
    return notes


def rapped_line(source: random.Random, rhythm: list[int], chords: list[str], speaking_pitch: int) -> list[Note]:
    """The speaking pitch with a lift here and there."""
    walk = sung_line(source, rhythm, chords, 57)  # only its rhythm is heard; its draws keep the seeds stable
    return [Note(note.start, note.length, speaking_pitch + source.choice(RAP_LIFTS)) for note in walk]
