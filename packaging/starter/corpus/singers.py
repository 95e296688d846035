"""The five virtual singers: which flite voice speaks for them and how it is bent.

They are not the speakers of those voices: pitch, vibrato, breath and head size are ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Singer:
    """A virtual singer."""

    name: str
    flite_voice: str
    formant_scale: float  # above 1: a smaller head
    breath: float  # share of noise in the high voiced spectrum, 0-1
    vibrato_cents: float
    vibrato_hz: float
    lowest_note: int  # MIDI number; melodies span the octave above


SINGERS: dict[str, Singer] = {
    singer.name: singer
    for singer in (
        Singer("Mara Vale", "slt", 1.00, 0.25, 25, 5.3, 57),
        Singer("Tom Harrow", "awb", 1.00, 0.20, 20, 5.0, 48),
        Singer("Gus Oakley", "rms", 1.00, 0.20, 18, 4.8, 45),
        Singer("Pip Wren", "rms", 1.18, 0.15, 15, 5.6, 60),
        Singer("Dex Nine", "kal16", 0.96, 0.10, 0, 5.0, 45),
    )
}
