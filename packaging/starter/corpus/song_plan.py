"""One song as a plan: everything that follows from its seed before a sample is computed."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from corpus import lyrics, melody
from corpus.grid import INTRO_BARS, SAMPLE_RATE, SIXTEENTHS_A_BAR, bpm_of
from corpus.harmony import transposed
from corpus.melody import Note
from corpus.recipe import USUAL_SONGS, USUAL_VERSES, Recipe
from corpus.singers import SINGERS, Singer
from corpus.styles import STYLES, Style

FORM = "AABA"  # of the melody, a letter a line
LEAD_LOWEST_NOTE = 67  # MIDI; tunes of the lead instrument span the octave above

# With breaks: how many songs have none, how many have no lyrics, and after how many lines the band plays how many times
# as long as a line alone. A verse stays an even number of bars with each of them.
UNBROKEN_SHARE = 0.5
INSTRUMENTAL_SHARE = 0.04
NO_BREAK = (1, 0)
BREAKS: list[tuple[int, int]] = [(1, 1), (2, 1), (2, 2), (4, 2), (4, 4)]


@dataclass(frozen=True)
class SongPlan:
    """A song: who sings what, on which notes, over which chords."""

    seed: int
    genre: str
    singer: Singer
    key: int  # semitones above C; notes and chords are given in C
    lines: list[str]  # hyphens mark syllables; none: the lead instrument plays the tune
    notes: list[Note]  # one a syllable when there are lyrics; start 0 is the bar after the intro
    chords: list[str]  # one a bar, without the intro

    @property
    def style(self) -> Style:
        return STYLES[self.genre]

    @property
    def title(self) -> str:
        return "song %05d" % self.seed

    @property
    def bpm(self) -> float:
        return bpm_of(self.style.sixteenth_samples)

    @property
    def bars_with_intro(self) -> list[str]:
        """One chord a bar; the intro stays on the first."""
        return [self.chords[0]] * INTRO_BARS + self.chords

    @property
    def sounding_chords(self) -> list[str]:
        """One chord a bar, intro included, in the key of the song."""
        return [transposed(chord, self.key) for chord in self.bars_with_intro]

    @property
    def sample_count(self) -> int:
        return len(self.bars_with_intro) * SIXTEENTHS_A_BAR * self.style.sixteenth_samples

    def start_sample(self, note: Note) -> int:
        """Where a note of the melody begins in the song, intro included."""
        return (note.start + INTRO_BARS * SIXTEENTHS_A_BAR) * self.style.sixteenth_samples

    @property
    def seconds(self) -> float:
        return self.sample_count / SAMPLE_RATE


def plan_song(seed: int, recipe: Recipe = USUAL_SONGS) -> SongPlan:
    """The song of that seed. Changing the order of the draws changes every song."""
    source = random.Random(seed)
    verses = USUAL_VERSES
    if recipe.most_verses > USUAL_VERSES:
        verses = int(math.exp(source.uniform(math.log(USUAL_VERSES), math.log(recipe.most_verses + 1))))
    genre = source.choice(list(STYLES))
    style = STYLES[genre]
    singer = SINGERS[source.choice(style.singers)]
    syllables = source.choice([7, 8])
    lines = [line for _ in range(verses) for line in lyrics.compose_verse(source, syllables)]
    starts, bar_count = _lay_out(len(lines), style.bars_a_line, _draw_break(source) if recipe.breaks else NO_BREAK)
    notes = _compose_melody(style, starts, _singers_lines(source, style, singer, syllables))
    if recipe.breaks and source.random() < INSTRUMENTAL_SHARE:
        lines, notes = [], _compose_melody(style, starts, _lead_lines(source, style, syllables))
    chords = [style.chords[bar % len(style.chords)] for bar in range(bar_count)]
    return SongPlan(seed, genre, singer, style.key, lines, notes, chords)


def _draw_break(source: random.Random) -> tuple[int, int]:
    """After how many lines a break comes, and how many lines long it is."""
    return NO_BREAK if source.random() < UNBROKEN_SHARE else source.choice(BREAKS)


def _lay_out(line_count: int, bars_a_line: int, pause: tuple[int, int]) -> tuple[list[int], int]:
    """The bar in which every line begins, and the bars of the song; a break follows the last line, too."""
    lines_to_break, break_lines = pause
    starts = [(line + line // lines_to_break * break_lines) * bars_a_line for line in range(line_count + 1)]
    return starts[:-1], starts[-1]


LineComposer = Callable[[list[str]], list[Note]]  # from the chords of a line to its notes


def _singers_lines(source: random.Random, style: Style, singer: Singer, syllables: int) -> LineComposer:
    """What that singer can sing, or speaks in a genre that is rapped."""
    if style.is_rap:
        rhythm = melody.RAP_RHYTHM[syllables]
        return lambda chords: melody.rapped_line(source, rhythm, chords, singer.lowest_note)
    rhythms, lowest = melody.SUNG_RHYTHMS[syllables], _lowest_in_c(style, singer.lowest_note)
    return lambda chords: melody.sung_line(source, source.choice(rhythms), chords, lowest)


def _lead_lines(source: random.Random, style: Style, syllables: int) -> LineComposer:
    """A tune for the lead instrument, in the rhythms of the genre's singing."""
    rhythms = [melody.RAP_RHYTHM[syllables]] if style.is_rap else melody.SUNG_RHYTHMS[syllables]
    lowest = _lowest_in_c(style, LEAD_LOWEST_NOTE)
    return lambda chords: melody.sung_line(source, source.choice(rhythms), chords, lowest)


def _lowest_in_c(style: Style, lowest_note: int) -> int:
    """The lowest note of a tune before it is transposed; small transpositions may leave the octave."""
    return lowest_note - (style.key if style.key >= 3 else 0)


def _compose_melody(style: Style, starts: list[int], compose_line: LineComposer) -> list[Note]:
    """All notes of the song; `starts`: the bar of every line. Lines with the same letter of FORM share their tune."""
    motifs: dict[str, list[Note]] = {}
    notes: list[Note] = []
    for line, start in enumerate(starts):
        letter = FORM[line % len(FORM)]
        if letter not in motifs:
            motifs[letter] = compose_line(
                [style.chords[(start + bar) % len(style.chords)] for bar in range(style.bars_a_line)]
            )
        notes += [note.later(start * SIXTEENTHS_A_BAR) for note in motifs[letter]]
    return notes
