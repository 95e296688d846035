"""What may be chosen about the songs of a corpus; everything else follows from their seeds."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_VERSES = 2
MOST_VERSES = 40  # ten minutes


@dataclass(frozen=True)
class Recipe:
    """How songs are made. Seed and recipe together give a song."""

    # With more than the usual verses a song has any number up to this one, the logarithm of which is even.
    most_verses: int = USUAL_VERSES
    # Half of the songs have bars of the band alone between their lines, so that the same lyrics take up to twice as
    # long, and a few have no lyrics: an instrument plays the tune.
    breaks: bool = False
    # RMS of the band, above 0 and at most 1; a quiet one keeps the words audible.
    backing_level: float = 0.03


USUAL_SONGS = Recipe()
