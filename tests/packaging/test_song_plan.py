"""Plans of songs: the grid, the melody, the band, and that a seed always gives the same song."""

from __future__ import annotations

import hashlib
import unittest

from corpus.backing import backing_notes
from corpus.grid import SAMPLE_RATE, SIXTEENTHS_A_BAR, TOKEN_GRID
from corpus.harmony import MAJOR_SCALE, pitch_classes_of, root_of, transposed
from corpus.lyrics import syllables_of
from corpus.recipe import MOST_VERSES, Recipe
from corpus.song_plan import LEAD_LOWEST_NOTE, SongPlan, plan_song
from corpus.styles import STYLES

SEEDS = range(300)
WITH_BREAKS = Recipe(breaks=True)


def fingerprint(plan: SongPlan) -> str:
    return hashlib.sha256(repr(plan).encode()).hexdigest()[:16]


class Grid(unittest.TestCase):
    def test_sixteenths_bars_and_songs_are_whole_tokens(self) -> None:
        for style in STYLES.values():
            self.assertEqual(style.sixteenth_samples % TOKEN_GRID, 0)
        for seed in SEEDS:
            plan = plan_song(seed)
            self.assertEqual(plan.sample_count % (SIXTEENTHS_A_BAR * TOKEN_GRID), 0)

    def test_sung_notes_start_on_the_grid_and_never_overlap(self) -> None:
        for seed in SEEDS:
            notes = plan_song(seed).notes
            for note, following in zip(notes, notes[1:]):
                self.assertIsInstance(note.start, int)
                self.assertLessEqual(note.start + note.length, following.start)

    def test_the_band_plays_on_the_grid_but_for_the_swung_notes_of_jazz(self) -> None:
        for genre, style in STYLES.items():
            loop = style.chords
            starts = [note.start for note in backing_notes(genre, loop, 0)]
            off_grid = [start for start in starts if start % TOKEN_GRID]
            if genre == "jazz":
                self.assertEqual({start % style.sixteenth_samples for start in off_grid} <= {768, 1715}, True)
                self.assertLess(len(off_grid), len(starts) / 2)
            else:
                self.assertEqual(off_grid, [])

    def test_the_band_ends_with_the_song(self) -> None:
        for seed in range(40):
            plan = plan_song(seed)
            for note in backing_notes(plan.genre, plan.bars_with_intro, plan.key):
                self.assertLess(note.start, plan.sample_count)
                self.assertGreater(note.length, 0)


class Melody(unittest.TestCase):
    def test_one_note_a_syllable_within_the_song(self) -> None:
        for seed in SEEDS:
            plan = plan_song(seed)
            self.assertEqual(len(plan.notes), len(syllables_of(plan.lines)))
            self.assertLessEqual(plan.notes[-1].start + plan.notes[-1].length, len(plan.chords) * SIXTEENTHS_A_BAR)

    def test_sung_notes_are_of_the_scale_and_of_the_chord_on_strong_beats(self) -> None:
        for seed in SEEDS:
            plan = plan_song(seed)
            if plan.style.is_rap:
                continue
            for note in plan.notes[:8]:  # the first line: later ones repeat it over other chords
                self.assertIn(note.midi % 12, MAJOR_SCALE)
                if note.start < SIXTEENTHS_A_BAR and note.start % 8 == 0:
                    self.assertIn(note.midi % 12, pitch_classes_of(plan.chords[0]))

    def test_singers_stay_within_their_octave_and_a_fourth(self) -> None:
        for seed in SEEDS:
            plan = plan_song(seed)
            for note in plan.notes:
                self.assertIn(note.midi + plan.key - plan.singer.lowest_note, range(0, 18))


class Chords(unittest.TestCase):
    def test_transposing_keeps_the_kind_and_moves_the_root(self) -> None:
        for chord, semitones, expected in (
            ("C", 5, "F"),
            ("Am", 5, "Dm"),
            ("F", 5, "Bb"),
            ("G", 2, "A"),
            ("Dm", 0, "Dm"),
        ):
            self.assertEqual(transposed(chord, semitones), expected)
            self.assertEqual(root_of(expected), (root_of(chord) + semitones) % 12)

    def test_every_song_plays_the_loop_of_its_genre_in_its_key(self) -> None:
        for seed in SEEDS:
            plan = plan_song(seed)
            loop = [transposed(chord, plan.style.key) for chord in plan.style.chords]
            self.assertEqual(plan.sounding_chords[:5], [loop[0], *loop])
            self.assertEqual(plan.key, plan.style.key)


class LongSongs(unittest.TestCase):
    def test_every_length_up_to_the_longest_allowed_is_drawn(self) -> None:
        plans = [plan_song(seed, Recipe(most_verses=5)) for seed in SEEDS]
        self.assertEqual({len(plan.lines) for plan in plans}, {8, 12, 16, 20})

    def test_the_longest_are_just_shorter_than_ten_minutes(self) -> None:
        recipe = Recipe(most_verses=MOST_VERSES)
        longest = max((plan_song(seed, recipe) for seed in SEEDS), key=lambda plan: plan.seconds)
        self.assertGreater(longest.seconds, 480)
        self.assertLess(longest.seconds, 600)
        self.assertEqual(len(longest.notes), len(syllables_of(longest.lines)))
        self.assertEqual((len(longest.chords) + 1) * 40960, longest.sample_count)

    def test_two_verses_are_the_usual_song(self) -> None:
        for seed in range(20):
            self.assertEqual(fingerprint(plan_song(seed, Recipe(most_verses=2))), fingerprint(plan_song(seed)))


class Breaks(unittest.TestCase):
    def test_half_of_the_songs_take_their_time_and_a_few_are_not_sung(self) -> None:
        plans = [plan_song(seed, WITH_BREAKS) for seed in SEEDS]
        sung = [plan for plan in plans if plan.lines]
        self.assertTrue(0.01 < 1 - len(sung) / len(plans) < 0.08)
        bars = {genre: {len(p.chords) for p in sung if p.style.is_rap == (genre == "hip hop")} for genre in STYLES}
        self.assertEqual(bars["hip hop"], {8, 12, 16})
        self.assertEqual(bars["folk"], {16, 24, 32})
        self.assertTrue(0.4 < sum(len(p.chords) in (8 if p.style.is_rap else 16,) for p in sung) / len(sung) < 0.6)

    def test_lines_begin_after_their_breaks_within_the_song(self) -> None:
        for seed in SEEDS:
            plan = plan_song(seed, Recipe(most_verses=5, breaks=True))
            self.assertEqual(len(plan.chords) % 2, 0)
            if plan.lines:
                self.assertEqual(len(plan.notes), len(syllables_of(plan.lines)))
            for note, following in zip(plan.notes, plan.notes[1:]):
                self.assertLessEqual(note.start + note.length, following.start)
            self.assertLess(plan.notes[-1].start // SIXTEENTHS_A_BAR, len(plan.chords))

    def test_songs_without_lyrics_have_tunes_of_the_lead_within_an_octave_of_its_scale(self) -> None:
        plans = [plan for plan in (plan_song(seed, WITH_BREAKS) for seed in range(1200)) if not plan.lines]
        self.assertEqual({plan.genre for plan in plans}, set(STYLES))
        for plan in plans:
            for note, following in zip(plan.notes, plan.notes[1:]):
                self.assertLessEqual(note.start + note.length, following.start)
            for note in plan.notes:
                self.assertIn(note.midi % 12, MAJOR_SCALE)
                self.assertIn(note.midi + plan.key - LEAD_LOWEST_NOTE, range(0, 18))
            self.assertLess(plan.notes[-1].start // SIXTEENTHS_A_BAR, len(plan.chords))

    def test_no_two_songs_without_lyrics_are_the_same(self) -> None:
        plans = [plan for plan in (plan_song(seed, WITH_BREAKS) for seed in range(1200)) if not plan.lines]
        self.assertGreater(len(plans), 30)
        self.assertEqual(len({(plan.genre, repr(plan.notes)) for plan in plans}), len(plans))


class Determinism(unittest.TestCase):
    def test_a_seed_always_gives_the_same_song(self) -> None:
        self.assertEqual([fingerprint(plan_song(seed)) for seed in SEEDS], [fingerprint(plan_song(s)) for s in SEEDS])

    def test_the_songs_that_trained_the_starter_do_not_change(self) -> None:
        songs = {
            0: ("hip hop", "Gus Oakley", 0, "we will call and I will crawl"),
        }
        for seed, (genre, singer, key, line) in songs.items():
            plan = plan_song(seed)
            self.assertEqual((plan.genre, plan.singer.name, plan.key, plan.lines[0]), (genre, singer, key, line))
        digest = hashlib.sha256(repr([plan_song(seed) for seed in SEEDS]).encode()).hexdigest()[:16]
        self.assertEqual(digest, "456a7b206accb152")

    def test_lengths_are_whole_bars_at_the_sample_rate(self) -> None:
        seconds = {round(plan_song(seed).seconds, 1) for seed in SEEDS}
        self.assertEqual(seconds, {16.7, 31.6})
        self.assertEqual(SAMPLE_RATE, 22050)


if __name__ == "__main__":
    unittest.main()
