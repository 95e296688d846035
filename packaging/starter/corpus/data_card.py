"""What a folder of songs contains and where it comes from: DATA_CARD.md and SOURCES.txt."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from corpus.recipe import USUAL_SONGS
from corpus.song import LICENCE, MELODY_LEVEL
from corpus.song_files import PART
from corpus.styles import STYLES

CARD_FILE = "DATA_CARD.md"
SOURCES_FILE = "SOURCES.txt"

SOURCES = """\
SOURCES AND LICENCES OF THESE SONGS

Every song was composed, worded, sung and played by the generator in packaging/starter/corpus of Jukebox Studio.
No recording of a performance, no text and no tune of anybody else was used.

Melodies, lyrics, arrangements, labels
    Dedicated to the public domain: CC0 1.0 Universal, https://creativecommons.org/publicdomain/zero/1.0/

Instruments: the soundfont FluidR3 GM, played through libfluidsynth
    Copyright (c) 2000-2002, 2008 Frank Wen; copyright (c) 2008 Toby Smithe. MIT licence:

    Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
    documentation files (the "Software"), to deal in the Software without restriction, including without limitation
    the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
    to permit persons to whom the Software is furnished to do so, subject to the following conditions:

    The above copyright notice and this permission notice shall be included in all copies or substantial portions of
    the Software.

    THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
    THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
    AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
    CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
    IN THE SOFTWARE.

Voices: Flite's voices slt, awb, rms and kal16, spoken word by word, analysed and resynthesised at other pitches.
The virtual singers are not the speakers of those voices.
    Authors: Language Technologies Institute, Alan W Black, David Huggins-Daines and others.
    Copyright (c) 1999-2001 Language Technologies Institute, Carnegie Mellon University. All rights reserved.

    Permission is hereby granted, free of charge, to use and distribute this software and its documentation without
    restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute,
    sublicense, and/or sell copies of this work, and to permit persons to whom this work is furnished to do so,
    subject to the following conditions:
     1. The code must retain the above copyright notice, this list of conditions and the following disclaimer.
     2. Any modifications must be clearly marked as such.
     3. Original authors' names are not deleted.
     4. The authors' names are not used to endorse or promote products derived from this software without specific
        prior written permission.

    CARNEGIE MELLON UNIVERSITY AND THE CONTRIBUTORS TO THIS WORK DISCLAIM ALL WARRANTIES WITH REGARD TO THIS
    SOFTWARE, INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS, IN NO EVENT SHALL CARNEGIE MELLON
    UNIVERSITY NOR THE CONTRIBUTORS BE LIABLE FOR ANY SPECIAL, INDIRECT OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
    WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
    TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
"""

_CARD = """\
# Data card: starter corpus

Synthetic songs for training the starter model, made by `jukebox corpus make`. They sound like what they are: a
General MIDI band and resynthesised speech, one melody generator, English nonsense verse.

| | |
|---|---|
| songs | {songs}, {hours:.2f} hours |
| audio | 16-bit mono, {rate} Hz |
| seeds | {seeds} |
| licence | {licence}; notices in {sources} |
| vocabulary | {words} words, {lines} different lines of {all_lines} |
| without lyrics | {unsung} songs; an instrument plays the tune |
| notes sung | {notes} |
| backing level | {level} RMS, voice or lead {melody_level} |
| made with | numpy {numpy} |

Every song follows from its seed: the same seed gives the same samples on the same versions of numpy, flite and the
soundfont. A sixteenth note is a multiple of 512 samples, so bars fall on whole codec tokens. NNNNN.json holds artist,
genre, lyrics, key, tempo, the sounding chord of every bar and the times of every syllable, exact by construction.

{tables}
"""


def read_labels(folder: Path) -> list[dict[str, Any]]:
    """The labels of all whole songs of the folder, by name."""
    files = sorted(folder.glob("[0-9]*.json"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files if file.with_suffix(".wav").exists()]


def _ranges(seeds: Iterable[int]) -> str:
    """Ascending, neighbours joined: 0-9, 12."""
    ranges: list[list[int]] = []
    for seed in sorted(seeds):
        if ranges and seed == ranges[-1][1] + 1:
            ranges[-1][1] = seed
        else:
            ranges.append([seed, seed])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def _shares(title: str, songs: list[dict[str, Any]], field: str, extra: Mapping[str, str]) -> str:
    """A table of songs and minutes by one label."""
    minutes: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    for song in songs:
        minutes[song[field]] += song["total_length"] / 60
        counts[song[field]] += 1
    rows = [f"| {name} | {counts[name]} | {minutes[name]:.1f} | {extra.get(name, '')} |" for name in sorted(counts)]
    return "\n".join([f"| {title} | songs | minutes | |", "|---|---|---|---|", *rows])


def card_text(songs: list[dict[str, Any]], backing_level: float = USUAL_SONGS.backing_level) -> str:
    """The data card of those songs."""
    lines = [line for song in songs for line in song["lyrics"].splitlines()]
    notes = [syllable["midi"] for song in songs for syllable in song["syllables"]]
    tempos = {genre: "sixteenth of %d samples" % style.sixteenth_samples for genre, style in STYLES.items()}
    return _CARD.format(
        songs=len(songs),
        hours=sum(song["total_length"] for song in songs) / 3600,
        rate=songs[0]["sample_rate"],
        seeds=_ranges(song["seed"] for song in songs),
        licence=LICENCE,
        sources=SOURCES_FILE,
        words=len({word for line in lines for word in line.split()}),
        lines=len(set(lines)),
        all_lines=len(lines),
        unsung=sum(not song["lyrics"] for song in songs),
        notes=f"MIDI {min(notes)} to {max(notes)}" if notes else "none",
        level=backing_level,
        melody_level=MELODY_LEVEL,
        numpy=np.__version__,
        tables=_shares("genre", songs, "genre", tempos) + "\n\n" + _shares("artist", songs, "artist", {}),
    )


def write_data_card(folder: Path, backing_level: float = USUAL_SONGS.backing_level) -> None:
    """Writes both files about every whole song of the folder; nothing when there is none."""
    songs = [song for song in read_labels(folder) if "seed" in song]
    if not songs:
        return
    for name, text in ((SOURCES_FILE, SOURCES), (CARD_FILE, card_text(songs, backing_level))):
        part = folder / (name + PART)
        part.write_text(text, encoding="utf-8")
        part.replace(folder / name)
