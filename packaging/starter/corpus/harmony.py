"""Chords by name: major "C" and minor "Am" triads, their pitch classes and transpositions."""

from __future__ import annotations

PITCH_CLASS_OF_LETTER = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
NAME_OF_PITCH_CLASS = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
MAJOR_SCALE = (0, 2, 4, 5, 7, 9, 11)
MAJOR_TRIAD = (0, 4, 7)
MINOR_TRIAD = (0, 3, 7)


def is_minor(chord: str) -> bool:
    return chord.endswith("m")


def root_of(chord: str) -> int:
    """Pitch class 0-11 of the root."""
    accidental = {"#": 1, "b": -1}.get(chord[1:2], 0)
    return (PITCH_CLASS_OF_LETTER[chord[0]] + accidental) % 12


def triad_of(chord: str) -> tuple[int, int, int]:
    """Intervals above the root, in semitones."""
    return MINOR_TRIAD if is_minor(chord) else MAJOR_TRIAD


def pitch_classes_of(chord: str) -> frozenset[int]:
    root = root_of(chord)
    return frozenset((root + interval) % 12 for interval in triad_of(chord))


def transposed(chord: str, semitones: int) -> str:
    """The name of the chord that many semitones higher."""
    return NAME_OF_PITCH_CLASS[(root_of(chord) + semitones) % 12] + ("m" if is_minor(chord) else "")
