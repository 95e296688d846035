"""`jukebox corpus make` through the real program, whose path is in $JUKEBOX_PROGRAM."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from corpus.requirements import explain, missing_requirements

PROGRAM = os.environ.get("JUKEBOX_PROGRAM", "")
MISSING = missing_requirements()


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [PROGRAM, "corpus", "make", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | variables, check=False, timeout=120)


@unittest.skipUnless(os.access(PROGRAM, os.X_OK), f"no program at $JUKEBOX_PROGRAM ({PROGRAM})")
class CorpusCommand(unittest.TestCase):
    def test_wrong_arguments_are_usage_errors(self) -> None:
        for arguments in (
            (),
            ("--songs", "0", "--out", "x"),
            ("--songs", "1"),
            ("--songs", "1", "--out", "x", "--jobs", "999"),
            ("--songs", "1", "--out", "x", "--most-verses", "41"),
        ):
            with self.subTest(arguments=arguments):
                self.assertEqual(run(*arguments).returncode, 2)

    def test_it_explains_itself(self) -> None:
        result = run("--help")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        for option in ("--songs", "--first-seed", "--out", "--jobs", "--most-verses", "--breaks"):
            self.assertIn(option, result.stdout)

    def test_a_missing_python_is_named_with_the_packages(self) -> None:
        result = run("--songs", "1", "--out", "/tmp/unused", JUKEBOX_PYTHON="/nonexistent/python3")
        self.assertEqual(result.returncode, 1)
        for word in ("/nonexistent/python3", "python3-numpy", "flite", "libfluidsynth3", "fluid-soundfont-gm"):
            self.assertIn(word, result.stderr)

    def test_what_the_generator_misses_is_passed_on(self) -> None:
        result = run("--songs", "1", "--out", "/tmp/unused", PATH="/nonexistent")
        self.assertEqual(result.returncode, 1)
        self.assertIn("flite", result.stderr)
        self.assertIn("apt-get install", result.stderr)

    def test_a_generator_that_breaks_is_an_error_with_its_words(self) -> None:
        result = run("--songs", "1", "--out", "/tmp/unused", "--verbose", JUKEBOX_PYTHON="/bin/false")
        self.assertEqual(result.returncode, 1)
        self.assertIn("stopped before it was done", result.stderr)

    @unittest.skipIf(MISSING, "songs cannot be rendered here. " + " ".join(explain(MISSING)))
    def test_songs_are_written_and_counted(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            result = run("--songs", "1", "--first-seed", "7", "--out", folder, "--json")
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(json.loads(result.stdout)["songs"], 1)
            self.assertTrue((Path(folder) / "00007.wav").exists())

    @unittest.skipIf(MISSING, "songs cannot be rendered here. " + " ".join(explain(MISSING)))
    def test_longer_songs_are_made_on_request(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            result = run("--songs", "1", "--first-seed", "10", "--out", folder, "--most-verses", "5", "--json")
            self.assertEqual(result.returncode, 0, result.stderr)
            labels = json.loads((Path(folder) / "00010.json").read_text(encoding="utf-8"))
            self.assertEqual(labels["lyrics"].count("\n") + 1, 12)

    @unittest.skipIf(MISSING, "songs cannot be rendered here. " + " ".join(explain(MISSING)))
    def test_songs_with_breaks_are_made_on_request(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            result = run("--songs", "1", "--first-seed", "20017", "--out", folder, "--breaks", "--json")
            self.assertEqual(result.returncode, 0, result.stderr)
            labels = json.loads((Path(folder) / "20017.json").read_text(encoding="utf-8"))
            self.assertEqual((labels["lyrics"], labels["syllables"]), ("", []))
            card = (Path(folder) / "DATA_CARD.md").read_text(encoding="utf-8")
            for row in ("| vocabulary | 0 words, ", "| without lyrics | 1 songs; ", "| notes sung | none |"):
                self.assertIn(row, card)

    @unittest.skipIf(MISSING, "songs cannot be rendered here. " + " ".join(explain(MISSING)))
    def test_an_interrupted_run_leaves_whole_songs_only(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            command = [PROGRAM, "corpus", "make", "--songs", "500", "--out", name, "--jobs", "2"]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                deadline = time.monotonic() + 90
                while not list(folder.glob("*.json")) and time.monotonic() < deadline:
                    time.sleep(0.1)
                process.send_signal(signal.SIGINT)
                self.assertEqual(process.wait(60), 130)
            sounds = {path.stem for path in folder.glob("*.wav")}
            self.assertGreater(len(sounds), 0)
            self.assertEqual(sounds, {path.stem for path in folder.glob("*.json")})
            self.assertEqual(list(folder.glob("*.part")), [])


if __name__ == "__main__":
    unittest.main()
