"""The five genres: tempo, instruments and chord loops.

The order of the tables is part of the recipe: songs draw from them by position.
"""

from __future__ import annotations

from dataclasses import dataclass


# One tempo for all, 129 beats a minute: a bar is 160 tokens of hop 256. Training pieces and windows that begin with a bar
# then know where the beat is by their positions alone; without that a model of this size loses it.
ONE_TEMPO = 2560  # samples a sixteenth


@dataclass(frozen=True)
class Style:
    """A genre of the corpus."""

    sixteenth_samples: int  # a multiple of grid.TOKEN_GRID
    comping_program: int  # General MIDI, channel 0
    bass_program: int  # General MIDI, channel 1
    loops: tuple[str, ...]  # four chords each, one a bar, in C major or A minor
    singers: tuple[str, ...]
    is_rap: bool = False
    keys: tuple[int, ...] = (0, 2, 5)  # semitones above C


STYLES: dict[str, Style] = {
    "folk": Style(ONE_TEMPO, 25, 32, ("C G F C", "C F G C", "C Am F G"), ("Mara Vale", "Tom Harrow")),
    "jazz": Style(ONE_TEMPO, 0, 32, ("C Am Dm G", "Dm G C Am"), ("Tom Harrow", "Mara Vale")),
    "rock": Style(ONE_TEMPO, 29, 34, ("C G F G", "C F C G"), ("Gus Oakley", "Mara Vale")),
    "hip hop": Style(ONE_TEMPO, 4, 38, ("Am F C G", "Am Am F G"), ("Dex Nine", "Gus Oakley"), is_rap=True, keys=(0,)),
    "classical": Style(ONE_TEMPO, 19, 19, ("C F G C", "C Am Dm G"), ("Pip Wren", "Mara Vale")),
}
