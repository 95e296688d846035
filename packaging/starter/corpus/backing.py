"""The band: which instrument plays which note when, one pattern a genre and one chord a bar.

All patterns are our own. Positions lie on the grid of sixteenths; only the swung notes of jazz fall between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.grid import SIXTEENTHS_A_BAR
from corpus.harmony import is_minor, root_of, triad_of
from corpus.styles import STYLES

COMPING, BASS, LEAD, DRUMS = 0, 1, 2, 9  # MIDI channels
KICK, SNARE, CLOSED_HAT, PEDAL_HAT, RIDE = 36, 38, 42, 44, 51  # General MIDI percussion
RELEASE_SAMPLES = 64  # a note ends this much before the next one on the grid


@dataclass(frozen=True, order=True)
class BackingNote:
    """A note of the band."""

    start: int  # samples
    length: int  # samples
    channel: int
    key: int  # MIDI
    velocity: int


@dataclass(frozen=True)
class _Bar:
    """What a pattern knows of the bar that it plays."""

    index: int
    chord: str
    root: int  # pitch class in the key of the song
    next_root: int  # pitch class
    bass: int  # MIDI, 28-43
    triad: list[int]  # MIDI 48-59, ascending


class _Part:
    """Collects the notes of one bar."""

    def __init__(self, bar_index: int, sixteenth_samples: int) -> None:
        self._offset = bar_index * SIXTEENTHS_A_BAR
        self._sixteenth = sixteenth_samples
        self.notes: list[BackingNote] = []

    def add(self, position: float, length: float, channel: int, key: int, velocity: int) -> None:
        """Position and length in sixteenths of the bar."""
        start = int((self._offset + position) * self._sixteenth)
        samples = int(length * self._sixteenth) - RELEASE_SAMPLES
        self.notes.append(BackingNote(start, samples, channel, key, velocity))


def bass_key(pitch_class: int) -> int:
    """The bass note of a pitch class, low E to G."""
    return 36 + pitch_class if pitch_class < 8 else 24 + pitch_class


def _folk(bar: _Bar, part: _Part) -> None:
    part.add(0, 8, BASS, bar.bass, 90)
    part.add(8, 8, BASS, bar.bass + (7 if bar.bass < 40 else -5), 80)
    strings = bar.triad + [bar.triad[0] + 12]
    for eighth, string in enumerate((0, 2, 1, 3, 0, 2, 1, 2)):
        part.add(2 * eighth, 3, COMPING, strings[string] + 12, 78 if eighth % 4 == 0 else 64)


def _jazz(bar: _Bar, part: _Part) -> None:
    approach = bass_key(bar.next_root) - 1
    for quarter, key in enumerate((bar.bass, bar.bass + triad_of(bar.chord)[1], bar.bass + 7, approach)):
        part.add(4 * quarter, 4, BASS, key, 95)
    for position, velocity in ((0, 70), (4, 85), (6.67, 60), (8, 70), (12, 85), (14.67, 60)):
        part.add(position, 2, DRUMS, RIDE, velocity)
    part.add(4, 1, DRUMS, PEDAL_HAT, 80)
    part.add(12, 1, DRUMS, PEDAL_HAT, 80)
    seventh = 10 if is_minor(bar.chord) or bar.chord == "G" else 11
    voicing = bar.triad + [48 + (bar.root + seventh) % 12]
    for position in (0, 5.3) if bar.index % 2 == 0 else (2.67, 8):
        for key in voicing:
            part.add(position, 4, COMPING, key + 12, 62)


def _rock(bar: _Bar, part: _Part) -> None:
    for position in range(0, SIXTEENTHS_A_BAR, 2):
        part.add(position, 2, DRUMS, CLOSED_HAT, 78)
        part.add(position, 2, BASS, bar.bass, 92)
    for position in (0, 8, 10):
        part.add(position, 2, DRUMS, KICK, 112)
    for position in (4, 12):
        part.add(position, 2, DRUMS, SNARE, 110)
    for position, length in ((0, 6), (6, 2), (8, 8)):
        for interval in (0, 7, 12):
            part.add(position, length, COMPING, 40 + (bar.root - 4) % 12 + interval, 58)


def _hip_hop(bar: _Bar, part: _Part) -> None:
    for position in (0, 7, 10):
        part.add(position, 2, DRUMS, KICK, 115)
    for position in (4, 12):
        part.add(position, 2, DRUMS, SNARE, 108)
    for position in range(0, SIXTEENTHS_A_BAR, 2):
        part.add(position, 1, DRUMS, CLOSED_HAT, 70 if position % 4 else 84)
    part.add(0, 6, BASS, bar.bass, 105)
    part.add(7, 2, BASS, bar.bass, 95)
    part.add(10, 5, BASS, bar.bass + 7 if bar.bass < 38 else bar.bass - 5, 95)
    for key in bar.triad:
        part.add(0, 14, COMPING, key + 12, 60)


def _classical(bar: _Bar, part: _Part) -> None:
    part.add(0, SIXTEENTHS_A_BAR, BASS, bar.bass, 80)
    for key in bar.triad:
        part.add(0, SIXTEENTHS_A_BAR, COMPING, key + 12, 62)


PATTERNS: dict[str, Callable[[_Bar, _Part], None]] = {
    "folk": _folk,
    "jazz": _jazz,
    "rock": _rock,
    "hip hop": _hip_hop,
    "classical": _classical,
}


def backing_notes(genre: str, chords: Sequence[str], key: int) -> list[BackingNote]:
    """The band for those chords (one a bar, in C), transposed by `key` semitones."""
    notes: list[BackingNote] = []
    for index, chord in enumerate(chords):
        root = (root_of(chord) + key) % 12
        next_root = (root_of(chords[(index + 1) % len(chords)]) + key) % 12
        triad = sorted(48 + (root + interval) % 12 for interval in triad_of(chord))
        part = _Part(index, STYLES[genre].sixteenth_samples)
        PATTERNS[genre](_Bar(index, chord, root, next_root, bass_key(root), triad), part)
        notes += part.notes
    return notes
