"""What the measures say of songs that are known: held-out corpus songs (ceiling) and wrong pairings (floor)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from corpus.styles import STYLES
from evaluate.codec_measures import measure_reconstruction
from evaluate.evaluators import Evaluators
from evaluate.harmony_measures import block_keys, key_stability
from evaluate.song_folder import LabelledSong
from evaluate.song_measures import (
    KEY_STABILITY,
    TEMPO_SPREAD,
    HeardSong,
    SongMeasures,
    hear,
    mean_figures,
    measure_song,
)
from evaluate.tempo import spread_of, window_tempos

CALIBRATION_FILE = "calibration.json"
CODEC_SECONDS = 20


def _pair_wrongly(songs: Sequence[LabelledSong]) -> list[LabelledSong]:
    """Every sound with the labels of the next song (in a circle) of another genre and another singer."""
    pairs = []
    for index, song in enumerate(songs):
        others = [songs[(index + step) % len(songs)] for step in range(1, len(songs))]
        fitting = [o for o in others if o.genre != song.genre and o.artist != song.artist]
        if fitting:
            pairs.append(song.said_to_be(fitting[0]))
    return pairs


def _mixed_key_stability(songs: Sequence[LabelledSong], heard: Sequence[HeardSong], evaluators: Evaluators) -> float:
    """Agreement of the keys of blocks from different songs."""
    keys = []
    for song, sound in zip(songs, heard):
        bars = evaluators.chords.probabilities(sound.semitones, STYLES[song.genre].sixteenth_samples)
        keys += block_keys(bars, evaluators.chords.chords)[:1]
    return key_stability(keys)


def _codec_limits(heard: Sequence[HeardSong]) -> dict[str, dict[str, float]]:
    """Ceiling: the original with 8-bit noise (45 dB below full scale). Floor: another song."""
    random = np.random.default_rng(0)
    limits: dict[str, list[dict[str, float]]] = {"ceiling": [], "floor": []}
    for index, song in enumerate(heard[:10]):
        original = song.sound[: CODEC_SECONDS * 22050]
        noisy = original + random.uniform(-1, 1, len(original)).astype(np.float32) / 256
        other = heard[(index + 1) % len(heard)].sound[: len(original)]
        limits["ceiling"].append(measure_reconstruction(original, noisy).flat())
        limits["floor"].append(measure_reconstruction(original, other).flat())
    return {
        kind: {name: float(np.mean([row[name] for row in rows])) for name in rows[0]} for kind, rows in limits.items()
    }


def calibrate(
    songs: Sequence[LabelledSong], evaluators: Evaluators, asks_pocketsphinx: bool, say: Callable[[str], None]
) -> dict[str, Any]:
    """Ceilings and floors of all figures, from held-out songs of the corpus."""
    say(f"listening to {len(songs)} held-out songs")
    heard = [hear(song, evaluators) for song in songs]
    by_audio = {song.audio: sound for song, sound in zip(songs, heard)}
    say("measuring them with their own labels")
    right = [measure_song(song, sound, evaluators, asks_pocketsphinx) for song, sound in zip(songs, heard)]
    say("measuring them with the labels of others")
    wrong: list[SongMeasures] = []
    for pair in _pair_wrongly(songs):
        wrong.append(measure_song(pair, by_audio[pair.audio], evaluators, asks_pocketsphinx))
    floor = mean_figures(wrong)
    # These do not look at the labels; their floor is a song pieced together from many.
    floor[KEY_STABILITY]["mean"] = _mixed_key_stability(songs, heard, evaluators)
    floor[TEMPO_SPREAD]["mean"] = spread_of(np.array([window_tempos(sound.onsets)[0] for sound in heard]))
    return {
        "songs": len(songs),
        "ceiling": mean_figures(right),
        "floor": floor,
        "codec": _codec_limits(heard),
    }
