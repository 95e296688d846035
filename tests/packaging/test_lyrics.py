"""The lyric grammar."""

from __future__ import annotations

import random
import unittest

from corpus import lyrics
from corpus.song_plan import plan_song


class LyricGrammar(unittest.TestCase):
    def test_every_line_has_the_syllables_it_was_asked_for(self) -> None:
        for syllables in (7, 8):
            for seed in range(200):
                for line in lyrics.compose_verse(random.Random(seed), syllables):
                    self.assertEqual(lyrics.syllable_count(line), syllables, line)

    def test_lines_rhyme_crosswise_and_no_rhyme_comes_twice(self) -> None:
        family_of = {
            word: index for index, family in enumerate(lyrics.RHYME_FAMILIES) for word in family.nouns + family.verbs
        }
        for seed in range(200):
            lasts = [line.split()[-1] for line in lyrics.compose_verse(random.Random(seed), 8)]
            families = [family_of[word] for word in lasts]
            self.assertEqual(families[0], families[2])
            self.assertEqual(families[1], families[3])
            self.assertEqual(len(set(lasts)), 4, lasts)

    def test_all_placeholders_are_filled(self) -> None:
        for seed in range(200):
            for line in plan_song(seed).lines:
                self.assertRegex(line, r"^[A-Za-z' -]+$")

    def test_the_vocabulary_holds_every_word_of_every_song(self) -> None:
        words = set(lyrics.vocabulary())
        self.assertEqual(len(words), 142)
        sung = {word for seed in range(400) for word in lyrics.plain_text(plan_song(seed).lines).split()}
        self.assertLessEqual(sung, words)

    def test_an_impossible_length_is_an_error_and_not_an_endless_search(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "No line of 3 syllables"):
            lyrics.compose_line(random.Random(0), 3, lyrics.RHYME_FAMILIES[0], set())

    def test_syllables_are_cut_at_hyphens_and_say_whether_the_word_goes_on(self) -> None:
        self.assertEqual(
            lyrics.syllables_of(["the riv-er", "gold-en day"]), ["the", "riv-", "er", "gold-", "en", "day"]
        )
        self.assertEqual(lyrics.plain_text(["the riv-er", "gold-en day"]), "the river\ngolden day")


if __name__ == "__main__":
    unittest.main()
