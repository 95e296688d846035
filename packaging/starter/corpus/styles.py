"""The five genres: tempo, instruments and chord loops.

The order of the tables is part of the recipe: songs draw from them by position.
"""

from __future__ import annotations

from dataclasses import dataclass


# One tempo for all, 129 beats a minute: a bar is 160 tokens of hop 256. Training pieces and windows that begin with a bar
# then know where the beat is by their positions alone; without that a model of this size loses it.
ONE_TEMPO = 2560  # samples a sixteenth


# One key and one loop a genre. With keys and loops drawn for every song, a model of this size learned none: its harmony
# wandered from bar to bar. Now genre and position in the song say which chord sounds.
@dataclass(frozen=True)
class Style:
    """A genre of the corpus."""

    sixteenth_samples: int  # a multiple of grid.TOKEN_GRID
    comping_program: int  # General MIDI, channel 0
    bass_program: int  # General MIDI, channel 1
    lead_program: int  # General MIDI, channel 2: plays the tune of songs without lyrics
    key: int  # semitones above C
    loop: str  # four chords, one a bar, in C major or A minor
    singers: tuple[str, ...]
    is_rap: bool = False

    @property
    def chords(self) -> list[str]:
        """The loop, one chord a bar."""
        return self.loop.split()

    @property
    def bars_a_line(self) -> int:
        """How long a line of lyrics takes."""
        return 1 if self.is_rap else 2


STYLES: dict[str, Style] = {
    "folk": Style(ONE_TEMPO, 25, 32, 73, 0, "C G F C", ("Mara Vale", "Tom Harrow")),
    "jazz": Style(ONE_TEMPO, 0, 32, 66, 5, "Dm G C Am", ("Tom Harrow", "Mara Vale")),
    "rock": Style(ONE_TEMPO, 29, 34, 81, 2, "C G F G", ("Gus Oakley", "Mara Vale")),
    "hip hop": Style(ONE_TEMPO, 4, 38, 11, 0, "Am F C G", ("Dex Nine", "Gus Oakley"), is_rap=True),
    "classical": Style(ONE_TEMPO, 19, 19, 68, 5, "C F G C", ("Pip Wren", "Mara Vale")),
}
