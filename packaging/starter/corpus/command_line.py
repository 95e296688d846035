"""The command line: python3 -m corpus make --songs N --first-seed S --out DIR.

With --json standard output carries one object a line, for a program that follows: {"event": "progress", "done",
"total", "song", "seconds"}, and at the end "done", "cancelled" or "error" with "message" and "advice".
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from corpus.recipe import MOST_VERSES, USUAL_SONGS, USUAL_VERSES, Recipe
from corpus.requirements import explain, missing_requirements

EXIT_OK, EXIT_FAILED, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130
MOST_SONGS = 1_000_000
PROGRESS_SECONDS = 2.0


class Reporter:
    """Says how far it is: for a person on standard error, or as JSON lines on standard output."""

    def __init__(self, as_json: bool, total: int) -> None:
        self._as_json = as_json
        self._total = total
        self._started = time.monotonic()
        self._next_line = 0.0
        self._done = 0
        self._seconds = 0.0

    def event(self, name: str, **fields: Any) -> None:
        if self._as_json:
            print(json.dumps({"event": name, **fields}), flush=True)

    def song(self, seed: int, seconds: float) -> None:
        self._done += 1
        self._seconds += seconds
        self.event("progress", done=self._done, total=self._total, song="%05d" % seed, seconds=self._seconds)
        now = time.monotonic()
        if not self._as_json and (now >= self._next_line or self._done == self._total):
            self._next_line = now + PROGRESS_SECONDS
            print(f"{self._done} of {self._total} songs, {self._speed():.0f} x real time", file=sys.stderr, flush=True)

    def _speed(self) -> float:
        return self._seconds / max(time.monotonic() - self._started, 1e-6)

    def done(self, folder: Path) -> None:
        self.event("done", songs=self._done, seconds=self._seconds, folder=str(folder))
        if not self._as_json:
            print(f"{self._done} songs, {self._seconds / 3600:.2f} hours, in {folder}")

    def cancelled(self) -> None:
        self.event("cancelled", songs=self._done)
        if not self._as_json:
            print(f"Stopped. {self._done} songs were written; all of them are whole.", file=sys.stderr)

    def error(self, message: str, advice: str = "") -> None:
        self.event("error", message=message, advice=advice)
        if not self._as_json:
            print(f"error: {message} {advice}".rstrip(), file=sys.stderr)


def _whole_number(lowest: int, highest: int) -> Any:
    def parse(text: str) -> int:
        value = int(text)
        if not lowest <= value <= highest:
            raise argparse.ArgumentTypeError(f"{value} is not within {lowest} to {highest}")
        return value

    return parse


def _level(text: str) -> float:
    value = float(text)
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError(f"{value} is not above 0 and at most 1")
    return value


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="corpus", description="Songs for the starter model, made from seeds.")
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="render songs into a folder")
    make.add_argument("--songs", type=_whole_number(1, MOST_SONGS), required=True, help="how many")
    make.add_argument("--first-seed", type=_whole_number(0, 2**31), default=0, help="seed of the first song")
    make.add_argument("--out", type=Path, required=True, help="folder to write to")
    make.add_argument("--jobs", type=_whole_number(0, 256), default=0, help="processes (0: one a core)")
    make.add_argument("--backing-level", type=_level, default=USUAL_SONGS.backing_level, help="RMS of the band")
    make.add_argument(
        "--most-verses",
        type=_whole_number(USUAL_VERSES, MOST_VERSES),
        default=USUAL_VERSES,
        help=f"songs of {USUAL_VERSES} to this many verses of four lines (default: all of {USUAL_VERSES})",
    )
    make.add_argument(
        "--breaks",
        action="store_true",
        help="half of the songs with bars of the band alone between lines, some without singing",
    )
    make.add_argument("--json", action="store_true", help="one JSON object a line on standard output")
    return parser.parse_args(arguments)


def _interrupt(*_: object) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _make(options: argparse.Namespace, reporter: Reporter) -> int:
    # numpy is imported here, after the check that it is there.
    from corpus.data_card import write_data_card
    from corpus.rendering import render_songs

    seeds = range(options.first_seed, options.first_seed + options.songs)
    recipe = Recipe(options.most_verses, options.breaks, options.backing_level)
    jobs = options.jobs or len(os.sched_getaffinity(0))
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        render_songs(options.out, seeds, jobs, recipe, lambda song: reporter.song(song.seed, song.seconds))
    finally:
        write_data_card(options.out, recipe.backing_level)
    reporter.done(options.out)
    return EXIT_OK


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    options = parse_arguments(arguments)
    reporter = Reporter(options.json, options.songs)
    if missing := missing_requirements():
        reporter.error(*explain(missing))
        return EXIT_FAILED
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        return _make(options, reporter)
    except KeyboardInterrupt:
        reporter.cancelled()
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # whoever followed is gone
        sys.stdout = open(os.devnull, "w", encoding="utf-8")
        return EXIT_INTERRUPTED
    except (OSError, RuntimeError, ValueError) as problem:
        reporter.error(f"The corpus could not be rendered: {problem}")
        return EXIT_FAILED
