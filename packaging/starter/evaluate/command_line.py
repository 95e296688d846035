"""The command line: python3 -m evaluate calibrate, songs, codec."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np

from evaluate.audio import AUDIO_SUFFIXES, read_audio
from evaluate.calibration import CALIBRATION_FILE, calibrate
from evaluate.closed_set import closed_set_problem
from evaluate.codec_measures import codebook_use, measure_reconstruction
from evaluate.evaluators import EVALUATORS_FILE, Evaluators, train_evaluators
from evaluate.report import figures_table, plain_table, write_json
from evaluate.song_folder import read_songs, with_sounds_of
from evaluate.song_measures import hear, mean_figures, measure_song

_started = time.monotonic()


def say(text: str) -> None:
    print(f"{time.monotonic() - _started:6.0f} s  {text}", file=sys.stderr, flush=True)


def _asks_pocketsphinx(options: argparse.Namespace) -> bool:
    if not options.pocketsphinx:
        return False
    if problem := closed_set_problem():
        raise RuntimeError(
            f"{problem}; leave out --pocketsphinx, or: apt-get install python3-pocketsphinx pocketsphinx-en-us"
        )
    return True


def run_calibrate(options: argparse.Namespace) -> None:
    """Trains the evaluators on the corpus (unless they are there) and measures held-out songs."""
    options.out.mkdir(parents=True, exist_ok=True)
    asks_pocketsphinx = _asks_pocketsphinx(options)
    if options.corpus:
        songs = read_songs(options.corpus, options.songs)
        through = [song for folder in options.through for song in with_sounds_of(songs, folder)]
        evaluators = train_evaluators(songs, say, through)
        evaluators.save(options.out)
    else:
        evaluators = Evaluators.load(options.out)
    result = calibrate(read_songs(options.held_out), evaluators, asks_pocketsphinx, say)
    write_json(options.out / CALIBRATION_FILE, result)
    text = figures_table({"ceiling": result["ceiling"], "floor": result["floor"]}) + "\n" + plain_table(result["codec"])
    (options.out / "calibration.md").write_text(text, encoding="utf-8")
    print(text)


def run_songs(options: argparse.Namespace) -> None:
    """Measures generated songs."""
    evaluators = Evaluators.load(options.evaluators)
    asks_pocketsphinx = _asks_pocketsphinx(options)
    measured = []
    songs = read_songs(options.songs, options.most)
    for song in with_sounds_of(songs, options.sounds) if options.sounds else songs:
        say(song.name)
        measured.append(measure_song(song, hear(song, evaluators), evaluators, asks_pocketsphinx))
    columns = {"songs": mean_figures(measured)}
    calibration = options.evaluators / CALIBRATION_FILE
    if calibration.exists():
        limits = json.loads(calibration.read_text(encoding="utf-8"))
        names = columns["songs"]
        for column in ("ceiling", "floor"):
            columns[column] = {name: limits[column][name] for name in names if name in limits[column]}
    result = {"songs": [asdict(song) for song in measured], "means": columns}
    write_json(options.out.with_suffix(".json"), result)
    text = figures_table(columns)
    options.out.with_suffix(".md").write_text(text, encoding="utf-8")
    print(text)


def _reconstruction_of(original: Path, folder: Path) -> Path | None:
    found = [folder / (original.stem + suffix) for suffix in AUDIO_SUFFIXES]
    return next((path for path in found if path.exists()), None)


def run_codec(options: argparse.Namespace) -> None:
    """Measures reconstructions: files of the same name in each folder of --reconstructions."""
    originals = sorted(path for path in options.originals.iterdir() if path.suffix in AUDIO_SUFFIXES)
    columns: dict[str, dict[str, float]] = {}
    for folder in options.reconstructions:
        rows = []
        for original in originals:
            reconstruction = _reconstruction_of(original, folder)
            if reconstruction is not None:
                rows.append(measure_reconstruction(read_audio(original), read_audio(reconstruction)).flat())
        if not rows:
            raise RuntimeError(f"{folder} holds no file with the name of one in {options.originals}.")
        say(f"{folder}: {len(rows)} songs")
        columns[folder.name] = {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
    use = codebook_use(sorted(options.codes.rglob("*.safetensors"))) if options.codes else {}
    codebooks = {
        level: {
            "tokens": u.tokens,
            "codes used": u.used_codes,
            "entropy (nats)": u.entropy_nats,
            "perplexity": u.perplexity,
        }
        for level, u in use.items()
    }
    write_json(options.out.with_suffix(".json"), {"reconstructions": columns, "codebooks": codebooks})
    text = plain_table(columns) + ("\n" + plain_table(codebooks) if codebooks else "")
    options.out.with_suffix(".md").write_text(text, encoding="utf-8")
    print(text)


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evaluate", description="Measures of the starter model.")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("calibrate", help="train the evaluators; ceilings and floors of all figures")
    command.add_argument("--corpus", type=Path, help=f"songs to train on (default: the {EVALUATORS_FILE} of --out)")
    command.add_argument("--songs", type=int, default=250, help="how many of them")
    command.add_argument(
        "--through", type=Path, nargs="*", default=[], help="folders of those songs as a codec gives them back: learn them, too"
    )
    command.add_argument("--held-out", type=Path, required=True, help="songs of the corpus with other seeds")
    command.add_argument("--out", type=Path, required=True, help="folder of the evaluators")
    command.set_defaults(run=run_calibrate)
    songs = commands.add_parser("songs", help="measure generated songs")
    songs.add_argument("--evaluators", type=Path, required=True, help="folder written by calibrate")
    songs.add_argument("--songs", type=Path, required=True, help="folder with NAME.wav + NAME.json or ID/sample.json")
    songs.add_argument("--sounds", type=Path, help="measure the files of the same names in this folder instead")
    songs.add_argument("--most", type=int, help="measure only so many")
    songs.add_argument("--out", type=Path, required=True, help="report without suffix: .json and .md are written")
    songs.set_defaults(run=run_songs)
    for each in (command, songs):
        each.add_argument("--pocketsphinx", action="store_true", help="ask pocketsphinx about words, too (slow)")
    codec = commands.add_parser("codec", help="measure reconstructions and codebooks")
    codec.add_argument("--originals", type=Path, required=True, help="folder of sound files")
    codec.add_argument("--reconstructions", type=Path, nargs="+", required=True, help="a folder a level or codec")
    codec.add_argument("--codes", type=Path, help="folder of codes.safetensors files")
    codec.add_argument("--out", type=Path, required=True, help="report without suffix: .json and .md are written")
    codec.set_defaults(run=run_codec)
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 done, 1 failed, 2 wrong usage."""
    options = parse_arguments(arguments)
    try:
        options.run(options)
    except (OSError, RuntimeError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    return 0
