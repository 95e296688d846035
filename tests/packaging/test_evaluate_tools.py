"""The tools of the evaluation: spectra, the classifier, paths through frames, matching of words."""

from __future__ import annotations

import unittest

import numpy as np

from corpus.grid import SAMPLE_RATE
from evaluate.chord_model import semitone_bands
from evaluate.degrade import COPIES, degraded, with_copies
from evaluate.network import Network, new_network, train
from evaluate.spectra import HOP, MEL_BANDS, log_mel, onset_strength
from evaluate.viterbi import WordLoop, align_words, alignment_score
from evaluate.words import COMPETITORS, competing_lyrics, word_hits


def tone(hz: float, seconds: float = 1.0) -> np.ndarray:
    return 0.3 * np.sin(2 * np.pi * hz * np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE).astype(np.float32)


class Spectra(unittest.TestCase):
    def test_a_tone_is_loudest_in_its_semitone(self) -> None:
        for key in (28, 40, 47, 48, 60, 69, 84):
            self.assertEqual(28 + int(semitone_bands(tone(440 * 2 ** ((key - 69) / 12))).sum(0).argmax()), key)

    def test_higher_tones_are_loudest_in_higher_bands_whatever_their_level(self) -> None:
        bands = [int(log_mel(tone(hz)).mean(0).argmax()) for hz in (200, 800, 3000, 8000)]
        self.assertEqual(bands, sorted(set(bands)))
        quiet, loud = log_mel(tone(800) * 0.01), log_mel(tone(800))
        self.assertLess(np.abs(quiet - loud).max(), 0.1)
        self.assertEqual(loud.shape, (SAMPLE_RATE // HOP + 1, MEL_BANDS))

    def test_onsets_are_where_sound_begins(self) -> None:
        sound = np.concatenate([np.zeros(SAMPLE_RATE // 2, np.float32), tone(500, 0.5)])
        strongest = int(onset_strength(log_mel(sound)).argmax())
        self.assertAlmostEqual(strongest * HOP / SAMPLE_RATE, 0.5, delta=0.05)


class Degrading(unittest.TestCase):
    def test_a_copy_has_the_same_shape_and_other_numbers_and_follows_from_its_seed(self) -> None:
        mel = log_mel(tone(500))
        first, again = (degraded(mel, np.random.default_rng(4)) for _ in range(2))
        self.assertEqual(first.shape, mel.shape)
        self.assertTrue(np.isfinite(first).all())
        np.testing.assert_array_equal(first, again)
        self.assertGreater(np.abs(first - mel).mean(), 0.1)

    def test_every_song_comes_first_and_then_its_copies(self) -> None:
        mels = [log_mel(tone(300)), log_mel(tone(900))]
        copies = with_copies(mels, 0)
        self.assertEqual(len(copies), 2 * (1 + COPIES))
        self.assertIs(copies[1], mels[1])


class Classifier(unittest.TestCase):
    def test_it_learns_classes_that_no_line_separates(self) -> None:
        random = np.random.default_rng(0)
        points = random.uniform(-1, 1, (2000, 2)).astype(np.float32)
        classes = ((points[:, 0] > 0) ^ (points[:, 1] > 0)).astype(int)
        network = new_network(points, [24], 2, random)

        def next_batch() -> tuple[np.ndarray, np.ndarray]:
            chosen = random.integers(0, 1500, 64)
            return points[chosen], classes[chosen]

        train(network, next_batch, 1500, learning_rate=1e-2)
        right = network.log_probabilities(points[1500:]).argmax(1) == classes[1500:]
        self.assertGreater(right.mean(), 0.95)
        again = Network.from_arrays("n", network.to_arrays("n"))
        np.testing.assert_array_equal(again.log_probabilities(points), network.log_probabilities(points))

    def test_gradients_agree_with_differences(self) -> None:
        random = np.random.default_rng(1)
        features, classes = random.standard_normal((20, 3)).astype(np.float32), random.integers(0, 3, 20)
        network = new_network(features, [5], 3, random)
        _, gradients = network.gradients(features, classes)
        step = 1e-2
        network.weights[0][1, 2] += step
        above, _ = network.gradients(features, classes)
        network.weights[0][1, 2] -= 2 * step
        below, _ = network.gradients(features, classes)
        self.assertAlmostEqual((above - below) / (2 * step), float(gradients[0][1, 2]), delta=5e-3)


def frames_of(phones: list[int], count: int = 6, length: int = 3) -> np.ndarray:
    """Emissions that clearly show those phones, `length` frames each."""
    emissions = np.full((len(phones) * length, count), -3.0, np.float32)
    for index, phone in enumerate(phones):
        emissions[index * length : (index + 1) * length, phone] = 0
    return emissions


class Paths(unittest.TestCase):
    LEXICON = {"ab": [1, 2], "c": [3], "de": [4, 5]}

    def test_words_are_found_where_they_are_sung_with_or_without_silence(self) -> None:
        for phones, expected in (([0, 1, 2, 0, 3, 0], [(3, 9), (12, 15)]), ([1, 2, 3], [(0, 6), (6, 9)])):
            found = align_words(frames_of(phones), ["ab", "c"], [[1, 2], [3]])
            self.assertEqual([(word.first, word.last) for word in found], expected)

    def test_the_words_that_are_sung_score_best_and_a_cut_song_still_fits(self) -> None:
        emissions = frames_of([0, 1, 2, 0, 3])
        self.assertGreater(alignment_score(emissions, [[1, 2], [3]]), alignment_score(emissions, [[4, 5], [3]]))
        self.assertEqual(alignment_score(emissions, [[1, 2], [3], [4, 5], [4, 5]]), 0)

    def test_the_word_loop_finds_any_order_of_words(self) -> None:
        loop = WordLoop(self.LEXICON, 2.0)
        for phones, words in (([3, 0, 1, 2, 4, 5], ["c", "ab", "de"]), ([0], []), ([4, 5, 4, 5], ["de", "de"])):
            self.assertEqual([word.text for word in loop.recognise(frames_of(phones))], words)


class Words(unittest.TestCase):
    def test_hits_are_counted_in_order(self) -> None:
        for found, given, hits in (
            ("a b c", "a b c", 3),
            ("a x c", "a b c", 2),
            ("", "a", 0),
            ("c b a", "a b c", 1),
            ("a a b", "a b", 2),
        ):
            self.assertEqual(word_hits(found.split(), given.split()), hits, (found, given))

    def test_competitors_have_the_shape_of_the_given_lyrics_and_other_words(self) -> None:
        lines = ["the window and the wind will seem", "you glow on the day and we sing"]
        others = competing_lyrics(lines, 3)
        self.assertEqual(len(others), COMPETITORS)
        self.assertEqual(others, competing_lyrics(lines, 3))
        for words in others:
            self.assertNotEqual(words, " ".join(lines).split())


if __name__ == "__main__":
    unittest.main()
