"""The measures, on sounds whose answers are known."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

from corpus.grid import SAMPLE_RATE, SIXTEENTHS_A_BAR
from corpus.harmony import pitch_classes_of, root_of
from corpus.song_files import write_wav
from corpus.styles import STYLES
from evaluate.audio import read_audio
from evaluate.chord_model import bar_features, semitone_bands, train_chords
from evaluate.codec_measures import codebook_use, in_band, measure_reconstruction, read_codes, si_sdr_db
from evaluate.harmony_measures import HarmonyMeasure, block_keys, key_stability, measure_harmony
from evaluate.song_folder import read_songs
from evaluate.song_measures import SongMeasures, mean_figures, monotonic_share
from evaluate.spectra import log_mel, onset_strength
from evaluate.tempo import GENRE_BPM, measure_tempo


def noise(seconds: float, seed: int = 0) -> np.ndarray:
    return 0.1 * np.random.default_rng(seed).standard_normal(int(seconds * SAMPLE_RATE)).astype(np.float32)


def certain(names: list[str], chords: list[str]) -> np.ndarray:
    """Probabilities of a chord model that is nearly sure."""
    rows = np.full((len(names), len(chords)), 0.01)
    for bar, name in enumerate(names):
        rows[bar, chords.index(name)] = 0.9
    return rows


def bar_of(chord: str, samples: int) -> np.ndarray:
    """A triad with its root in the bass."""
    time = np.arange(samples) / SAMPLE_RATE
    keys = [36 + root_of(chord)] + [48 + pitch for pitch in pitch_classes_of(chord)]
    return 0.1 * np.sum([np.sin(2 * np.pi * 440 * 2 ** ((key - 69) / 12) * time) for key in keys], axis=0)


class Harmony(unittest.TestCase):
    CHORDS = ["A", "Am", "Bb", "Bm", "C", "D", "Dm", "Em", "F", "G", "Gm"]

    def measure(self, names: str, genre: str, labelled: list[str] | None = None) -> HarmonyMeasure:
        measure = measure_harmony(certain(names.split() * 3, self.CHORDS), self.CHORDS, genre, labelled)
        assert measure is not None
        return measure

    def test_the_loop_of_the_genre_is_recognised_in_any_rotation(self) -> None:
        for names in ("D A G A", "G A D A", "A D A G"):
            right = self.measure(names, "rock", names.split() * 3)
            self.assertEqual((right.chords_in_set, right.loop_match, right.chords_right), (1, 1, 1))
            self.assertEqual(right.key_stability, 1)

    def test_the_loop_in_another_key_is_not(self) -> None:
        wrong = self.measure("C G F G", "rock")
        self.assertEqual(wrong.key_stability, 1)
        self.assertEqual((wrong.chords_in_set, wrong.loop_match), (0.5, 0.25))  # the Gs are in both

    def test_another_loop_is_not(self) -> None:
        wrong = self.measure("Bm Em A Bb", "rock", ["C"] * 12)
        self.assertLess(wrong.chords_in_set, 0.3)
        self.assertLess(wrong.loop_match, 0.3)
        self.assertEqual(wrong.chords_right, 0)

    def test_what_cannot_be_measured_is_nothing(self) -> None:
        self.assertIsNone(measure_harmony(certain(["C"] * 8, self.CHORDS), self.CHORDS, "rock"))
        self.assertIsNone(measure_harmony(certain(["C"] * 12, self.CHORDS), self.CHORDS, "polka"))

    def test_blocks_tell_their_key_and_stability_counts_pairs(self) -> None:
        bars = certain("C C F G C D G A Bm F Bb C Dm".split(), self.CHORDS)
        self.assertEqual(block_keys(bars, self.CHORDS), [0, 2, 5])
        for keys, share in (([0, 0, 0], 1), ([0, 1, 2], 0), ([0, 0, 1], 1 / 3), ([5], 1)):
            self.assertAlmostEqual(key_stability(keys), share)

    def test_a_chord_model_learns_from_labelled_bars(self) -> None:
        six = STYLES["rock"].sixteenth_samples
        songs = [["C", "F", "G", "Am"], ["Am", "G", "F", "C"], ["G", "C", "Am", "F"], ["F", "Am", "C", "G"]]
        features = []
        for index, song in enumerate(songs):
            sound = np.concatenate([bar_of(chord, six * SIXTEENTHS_A_BAR) for chord in song]).astype(np.float32)
            features.append(
                bar_features(semitone_bands(sound + 0.1 * noise(len(sound) / SAMPLE_RATE, index)[: len(sound)]), six)
            )
        model = train_chords(features[:3], songs[:3])
        found = [model.chords[index] for index in model.network.log_probabilities(features[3]).argmax(1)]
        self.assertEqual(found, songs[3])


class Tempo(unittest.TestCase):
    def clicks(self, bpm: float) -> np.ndarray:
        sound = np.zeros(20 * SAMPLE_RATE, np.float32)
        for start in np.arange(0, len(sound) - 2000, 60 / bpm * SAMPLE_RATE).astype(int):
            sound[start : start + 1000] += noise(1000 / SAMPLE_RATE)[:1000] * np.exp(-np.arange(1000) / 200)
        return onset_strength(log_mel(sound))

    def test_clicks_are_right_at_the_tempo_of_a_genre_alone(self) -> None:
        for genre, bpm in GENRE_BPM.items():
            measure = measure_tempo(self.clicks(bpm), genre)
            assert measure is not None
            self.assertEqual(measure.share_right, 1, genre)
            self.assertLess(measure.spread, 0.01)
        for bpm in (0.95 * GENRE_BPM["rock"], 107.7, 80.7):
            other = measure_tempo(self.clicks(bpm), "rock")
            assert other is not None
            self.assertEqual(other.share_right, 0, bpm)


class Codec(unittest.TestCase):
    def test_si_sdr_of_known_noise(self) -> None:
        original, error = noise(1, 1), noise(1, 2)
        self.assertAlmostEqual(si_sdr_db(original, original + 0.1 * error), 20, delta=0.3)
        self.assertAlmostEqual(si_sdr_db(original, 3 * original), 120)
        self.assertLess(si_sdr_db(original, error), -20)

    def test_only_the_band_that_is_lost_is_blamed(self) -> None:
        original = noise(2)
        measure = measure_reconstruction(original, in_band(original, (0, 6000)).astype(np.float32))
        self.assertGreater(measure.bands["0-2 kHz"]["si_sdr_db"], 40)
        self.assertGreater(measure.bands["2-6 kHz"]["si_sdr_db"], 40)
        self.assertLess(measure.bands["6-11 kHz"]["si_sdr_db"], 1)
        self.assertLess(measure.bands["0-2 kHz"]["log_spectral_db"], measure.bands["6-11 kHz"]["log_spectral_db"])

    def test_an_equal_sound_is_at_no_distance(self) -> None:
        figures = measure_reconstruction(noise(1), noise(1)).flat()
        self.assertEqual(figures["spectral convergence"], 0)
        self.assertEqual(figures["log spectral distance (dB)"], 0)

    def test_codebook_use_counts_codes_over_files(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "codes.safetensors"
            body = np.array([0, 1, 1, 7], "<i4").tobytes()
            header = {"level.0": {"dtype": "I32", "shape": [4], "data_offsets": [0, 16]}}
            text = json.dumps(header).encode()
            path.write_bytes(len(text).to_bytes(8, "little") + text + body)
            use = codebook_use([path, path])["level.0"]
            self.assertEqual((use.tokens, use.used_codes), (8, 3))
            self.assertAlmostEqual(use.entropy_nats, 1.5 * np.log(2))
            path.write_bytes(b"no tensors here")
            with self.assertRaisesRegex(RuntimeError, "not a safetensors file"):
                read_codes(path)


class Songs(unittest.TestCase):
    def test_corpus_songs_and_generated_samples_are_read(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_wav(folder / "00001.wav", noise(1))
            (folder / "00001.json").write_text(json.dumps({"artist": "A", "genre": "folk", "lyrics": "the Sun\nday"}))
            (folder / "broken.json").write_text("{")
            sample = folder / "01abc"
            sample.mkdir()
            write_wav(sample / "audio.wav", noise(1))
            card = {
                "audio_file": "audio.wav",
                "request": {"conditioning": {"artist": "B", "genre": "jazz", "lyrics": "night"}},
                "alignment": {"character_seconds": [0.1, 0.2, -1, 0.15]},
            }
            (sample / "sample.json").write_text(json.dumps(card))
            songs = read_songs(folder)
            self.assertEqual(
                [(song.artist, song.words) for song in songs], [("A", ["the", "sun", "day"]), ("B", ["night"])]
            )
            self.assertAlmostEqual(monotonic_share(songs[1].character_seconds) or 0, 0.5)
            self.assertEqual(len(read_audio(songs[1].audio)), SAMPLE_RATE)

    def test_a_folder_without_songs_is_an_error(self) -> None:
        with tempfile.TemporaryDirectory() as name, self.assertRaisesRegex(RuntimeError, "no song with labels"):
            read_songs(Path(name))

    def test_means_are_over_the_songs_that_have_a_figure(self) -> None:
        means = mean_figures([SongMeasures("a", {"x": 1.0}), SongMeasures("b", {"x": 0.0, "y": 2.0})])
        self.assertEqual((means["x"]["mean"], means["x"]["songs"], means["y"]["songs"]), (0.5, 2, 1))
        self.assertAlmostEqual(means["x"]["error"], 0.5)


if __name__ == "__main__":
    unittest.main()
