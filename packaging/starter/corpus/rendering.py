"""Many songs at once: a pool of processes, each with its own voices."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from corpus.recipe import Recipe
from corpus.song import SongMaker
from corpus.song_files import remove_unfinished, write_song

_maker: SongMaker  # of this worker process


@dataclass(frozen=True)
class RenderedSong:
    """What is said of a song that was written."""

    seed: int
    seconds: float


def _start_worker(recipe: Recipe) -> None:
    global _maker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides; the song in hand is finished
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _maker = SongMaker(recipe)


def _render(folder: Path, seed: int) -> RenderedSong:
    song = _maker.make(seed)
    write_song(folder, song)
    return RenderedSong(seed, song.plan.seconds)


def render_songs(
    folder: Path,
    seeds: range,
    jobs: int,
    recipe: Recipe,
    on_song: Callable[[RenderedSong], None],
) -> None:
    """Writes the songs of those seeds, `jobs` at a time; calls `on_song` in this process as they are finished.

    Any exception, KeyboardInterrupt included, leaves whole songs only and is passed on.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(max(1, min(jobs, len(seeds))), context, _start_worker, (recipe,))
    try:
        waiting: set[Future[RenderedSong]] = {pool.submit(_render, folder, seed) for seed in seeds}
        for finished in as_completed(waiting):
            on_song(finished.result())
    except BaseException:
        pool.shutdown(wait=True, cancel_futures=True)
        remove_unfinished(folder, seeds)
        raise
    pool.shutdown()
