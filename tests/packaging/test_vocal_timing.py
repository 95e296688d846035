"""Label times: where syllables fall on notes. No synthesiser is needed: the words are made up here."""

from __future__ import annotations

import unittest

import numpy as np

from corpus.phones import Phone, PhoneKind, split_into_syllables
from corpus.spoken_word import parse_phones
from corpus.vocal_timing import SungNote, time_vocals
from corpus.voice import VoicedWord

WORDS = {
    "river": "pau:0.1 r:0.18 ih:0.30 v:0.38 er:0.56 pau:0.8",
    "day": "pau:0.1 d:0.16 ey:0.50 pau:0.7",
    "winds": "pau:0.1 w:0.2 ih:0.3 n:0.38 d:0.42 z:0.55 pau:0.7",
}


class MadeUpVoice:
    """Stands for corpus.voice.Voice."""

    def word(self, text: str) -> VoicedWord:
        return VoicedWord(np.zeros((200, 257), np.complex64), parse_phones(WORDS[text]))


def notes_of(*rows: tuple[float, float, str]) -> list[SungNote]:
    return [SungNote(start, length, 60, text) for start, length, text in rows]


class Phones(unittest.TestCase):
    def test_the_report_of_flite_gives_phones_without_silence(self) -> None:
        phones = parse_phones(WORDS["day"])
        self.assertEqual([phone.name for phone in phones], ["d", "ey"])
        self.assertAlmostEqual(phones[0].start, 0.1)
        self.assertEqual([phone.kind for phone in phones], [PhoneKind.CONSONANT, PhoneKind.VOWEL])

    def test_a_word_is_cut_at_its_vowels(self) -> None:
        first, second = split_into_syllables(parse_phones(WORDS["river"]), 2)
        self.assertEqual((first.vowel.name, second.vowel.name), ("ih", "er"))
        self.assertEqual([phone.name for phone in second.onset], ["v"])

    def test_a_word_with_another_number_of_vowels_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "3 syllables is spoken with 2 vowels"):
            split_into_syllables(parse_phones(WORDS["river"]), 3)
        with self.assertRaises(ValueError):
            split_into_syllables([Phone("s", 0, 1)], 1)


class VocalTiming(unittest.TestCase):
    def test_vowels_start_exactly_on_their_notes(self) -> None:
        notes = notes_of((1.0, 0.4, "riv-"), (1.4, 0.4, "er"), (1.8, 0.8, "day"))
        times = time_vocals(MadeUpVoice(), notes).syllables
        self.assertEqual([time.vowel for time in times], [1.0, 1.4, 1.8])

    def test_syllables_follow_one_another_without_overlap(self) -> None:
        notes = notes_of(
            (0.5, 0.3, "winds"), (0.8, 0.3, "winds"), (1.1, 0.3, "riv-"), (1.4, 0.6, "er"), (3.0, 1.0, "day")
        )
        times = time_vocals(MadeUpVoice(), notes).syllables
        for time in times:
            self.assertLessEqual(time.start, time.vowel)
            self.assertLess(time.vowel, time.end)
        for time, following in zip(times, times[1:]):
            self.assertLessEqual(time.end, following.start + 0.011)  # 10 ms of onset are always kept

    def test_segments_fill_a_syllable_without_gaps(self) -> None:
        segments = time_vocals(MadeUpVoice(), notes_of((1.0, 1.0, "winds"))).segments
        self.assertAlmostEqual(segments[0].start, 0.9)
        for segment, following in zip(segments, segments[1:]):
            self.assertAlmostEqual(segment.end, following.start)
        self.assertAlmostEqual(segments[-1].end, 2.0)

    def test_short_notes_squeeze_the_consonants_and_keep_the_vowel(self) -> None:
        segments = time_vocals(MadeUpVoice(), notes_of((1.0, 0.1, "winds"))).segments
        vowel = sum(s.end - s.start for s in segments if s.kind is PhoneKind.VOWEL)
        self.assertAlmostEqual(vowel, 0.045)


if __name__ == "__main__":
    unittest.main()
