"""Whole songs as sound. Needs flite, libfluidsynth and the soundfont (CORPUS_PACKAGES in packaging/setup.sh)."""

from __future__ import annotations

import hashlib
import json
import tempfile
import unittest
import wave
from pathlib import Path

import numpy as np

from corpus.band import Band
from corpus.command_line import main
from corpus.grid import INTRO_BARS, SIXTEENTHS_A_BAR
from corpus.phones import VOWELS
from corpus.recipe import Recipe
from corpus.requirements import explain, missing_requirements
from corpus.song import Song, SongMaker
from corpus.song_files import remove_unfinished, write_song
from corpus.song_plan import plan_song
from corpus.styles import STYLES
from evaluate.phone_model import SILENCE_NAME, PhoneTimes
from evaluate.spectra import FRAMES_A_SECOND, HOP

SEED = 0  # hip hop, the shortest
WITH_BREAKS = Recipe(breaks=True)
MISSING = missing_requirements()


def harmonic_strength(sound: np.ndarray, rate: int, midi: int) -> float:
    """How much of the first four partials of a MIDI note is in a sound."""
    radians = 2 * np.pi * 440 * 2 ** ((midi - 69) / 12) * np.arange(len(sound)) / rate
    faded = sound * np.hanning(len(sound))
    return float(sum(abs(np.sum(faded * np.exp(-1j * partial * radians))) for partial in range(1, 5)))


@unittest.skipIf(MISSING, "songs cannot be rendered here. " + " ".join(explain(MISSING)))
class SongAudio(unittest.TestCase):
    song: Song

    @classmethod
    def setUpClass(cls) -> None:
        cls.song = SongMaker().make(SEED)

    def test_the_same_seed_gives_the_same_samples_whatever_was_made_before(self) -> None:
        maker = SongMaker()
        maker.make(SEED + 1)
        again = maker.make(SEED)
        self.assertEqual(again.mix.tobytes(), self.song.mix.tobytes())
        self.assertEqual(again.labels, self.song.labels)

    def test_the_band_sounds_the_same_whether_it_has_played_the_bars_before_or_not(self) -> None:
        band = Band()
        for genre in STYLES:
            seeds = [seed for seed in range(60) if plan_song(seed, WITH_BREAKS).genre == genre]
            plans = sorted((plan_song(seed, WITH_BREAKS) for seed in seeds), key=lambda plan: -plan.sample_count)
            longest, shortest = plans[0], plans[-1]
            self.assertGreater(longest.sample_count, shortest.sample_count)
            band.play(longest)
            self.assertEqual(band.play(shortest).tobytes(), Band().play(shortest).tobytes(), genre)

    def test_the_lead_plays_the_tune_of_a_song_without_lyrics(self) -> None:
        plan = next(plan for plan in (plan_song(seed, WITH_BREAKS) for seed in range(300)) if not plan.lines)
        song = SongMaker(WITH_BREAKS).make(plan.seed)
        self.assertEqual((song.labels["lyrics"], song.labels["syllables"]), ("", []))
        rate, sixteenth = song.labels["sample_rate"], plan.style.sixteenth_samples
        begin = (INTRO_BARS * SIXTEENTHS_A_BAR + plan.notes[0].start) * sixteenth
        self.assertEqual(np.abs(song.melody[: begin - 200]).max(), 0)
        for note in plan.notes[:6]:
            start = (INTRO_BARS * SIXTEENTHS_A_BAR + note.start) * sixteenth
            heard = song.melody[start : start + note.length * sixteenth]
            strengths = [harmonic_strength(heard, rate, note.midi + plan.key + step) for step in range(-3, 4)]
            self.assertEqual(int(np.argmax(strengths)), 3, (note, strengths))

    def test_the_song_is_as_long_as_its_plan_and_within_range(self) -> None:
        self.assertEqual(len(self.song.mix), self.song.plan.sample_count)
        self.assertLessEqual(np.abs(self.song.mix).max(), 0.951)
        self.assertGreater(np.sqrt(np.mean(self.song.mix**2)), 0.03)

    def test_the_voice_sounds_within_its_labels_and_is_silent_before_the_first(self) -> None:
        labels, rate = self.song.labels, self.song.labels["sample_rate"]
        first = int(labels["syllables"][0]["start"] * rate)
        self.assertLess(np.abs(self.song.melody[: first - 200]).max(), 1e-6)
        for syllable in labels["syllables"]:
            vowel = self.song.melody[int(syllable["vowel"] * rate) : int(syllable["end"] * rate)]
            self.assertGreater(np.sqrt(np.mean(vowel**2)), 0.01, syllable)

    def test_the_labels_agree_with_the_lyrics_and_the_length(self) -> None:
        labels = self.song.labels
        text = "".join(s["text"] + (" " if s["word_end"] else "") for s in labels["syllables"])
        self.assertEqual(text.split(), labels["lyrics"].split())
        self.assertLessEqual(labels["syllables"][-1]["end"], labels["total_length"])
        bar_seconds = 16 * labels["sixteenth_samples"] / labels["sample_rate"]
        self.assertAlmostEqual(len(labels["chords"]) * bar_seconds, labels["total_length"], places=3)
        for field in ("licence", "source", "seed"):
            self.assertIn(field, labels)

    def test_the_phones_that_the_evaluation_learns_lie_within_the_syllables(self) -> None:
        names = PhoneTimes().names(SEED, len(self.song.mix) // HOP + 1)
        for syllable in self.song.labels["syllables"]:
            middle = int((syllable["vowel"] + 0.03) * FRAMES_A_SECOND)
            self.assertIn(names[middle], VOWELS, syllable)
        first = int(self.song.labels["syllables"][0]["start"] * FRAMES_A_SECOND)
        self.assertEqual(set(names[:first]), {SILENCE_NAME})

    def test_a_written_song_is_whole_and_what_an_interruption_left_is_removed(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_song(folder, self.song)
            (folder / "00001.wav").write_bytes(b"half")
            (folder / "00002.json.part").write_text("{")
            remove_unfinished(folder, range(0, 10))
            self.assertEqual(sorted(path.name for path in folder.iterdir()), ["00000.json", "00000.wav"])
            with wave.open(str(folder / "00000.wav")) as sound:
                self.assertEqual((sound.getnchannels(), sound.getframerate()), (1, 22050))
                self.assertEqual(sound.getnframes(), self.song.plan.sample_count)
            self.assertEqual(json.loads((folder / "00000.json").read_text()), self.song.labels)

    def test_the_command_writes_the_same_song_with_data_card_and_notices(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.assertEqual(main(["make", "--songs", "1", "--out", name, "--jobs", "1", "--json"]), 0)
            names = {path.name for path in folder.iterdir()}
            self.assertEqual(names, {"00000.wav", "00000.json", "DATA_CARD.md", "SOURCES.txt"})
            self.assertIn("| songs | 1, ", (folder / "DATA_CARD.md").read_text())
            self.assertIn("Frank Wen", (folder / "SOURCES.txt").read_text())
            reference = folder / "reference"
            reference.mkdir()
            write_song(reference, self.song)
            digests = [
                hashlib.sha256(path.read_bytes()).digest() for path in (folder / "00000.wav", reference / "00000.wav")
            ]
            self.assertEqual(digests[0], digests[1])


class CommandLine(unittest.TestCase):
    def test_wrong_arguments_are_usage_errors(self) -> None:
        wrong: tuple[list[str], ...] = (
            [],
            ["make"],
            ["make", "--songs", "0", "--out", "x"],
            ["make", "--songs", "two", "--out", "x"],
            ["make", "--songs", "1", "--first-seed", "-1", "--out", "x"],
            ["make", "--songs", "1", "--most-verses", "1", "--out", "x"],
            ["make", "--songs", "1", "--most-verses", "41", "--out", "x"],
        )
        for arguments in wrong:
            with self.subTest(arguments=arguments), self.assertRaises(SystemExit) as ended:
                main(arguments)
            self.assertEqual(ended.exception.code, 2)

    def test_what_is_missing_is_named_with_its_package(self) -> None:
        from corpus.requirements import REQUIREMENTS

        message, advice = explain(list(REQUIREMENTS))
        for word in ("numpy", "flite", "libfluidsynth.so.3", "FluidR3_GM.sf2"):
            self.assertIn(word, message)
        for package in ("python3-numpy", "flite", "libfluidsynth3", "fluid-soundfont-gm"):
            self.assertIn(package, advice)


if __name__ == "__main__":
    unittest.main()
