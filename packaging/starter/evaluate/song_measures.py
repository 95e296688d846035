"""One song measured against its labels, and the mean over many songs."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from corpus.styles import STYLES
from evaluate.audio import read_audio
from evaluate.chord_model import semitone_bands
from evaluate.closed_set import measure_closed_set
from evaluate.evaluators import Evaluators
from evaluate.harmony_measures import measure_harmony
from evaluate.song_folder import LabelledSong, words_of
from evaluate.spectra import log_mel, onset_strength
from evaluate.tempo import measure_tempo
from evaluate.viterbi import FoundWord
from evaluate.words import measure_words, recognise, sung_times

CLOSED_SET_WORDS = 20  # a song; pocketsphinx is slow
KEY_STABILITY = "key stability (pairs of 4-bar blocks)"
TEMPO_SPREAD = "tempo spread"


@dataclass
class HeardSong:
    """Everything about a sound that does not depend on what it is said to be."""

    sound: np.ndarray
    mel: np.ndarray
    semitones: np.ndarray
    onsets: np.ndarray
    emissions: np.ndarray
    words: list[FoundWord]


def hear(song: LabelledSong, evaluators: Evaluators) -> HeardSong:
    """Reads and analyses a sound once."""
    sound = read_audio(song.audio)
    mel = log_mel(sound)
    emissions = evaluators.phones.emissions(mel)
    words = recognise(evaluators.phones, emissions)
    return HeardSong(sound, mel, semitone_bands(sound), onset_strength(mel), emissions, words)


@dataclass
class SongMeasures:
    """Figures of one song by name; names that could not be measured are left out."""

    name: str
    figures: dict[str, float] = field(default_factory=dict)


def monotonic_share(character_seconds: Sequence[float]) -> float | None:
    """Share of the characters with a known time that come no earlier than the one before."""
    times = [time for time in character_seconds if time >= 0]
    if len(times) < 2:
        return None
    return sum(b >= a for a, b in zip(times, times[1:])) / (len(times) - 1)


def _style_figures(song: LabelledSong, heard: HeardSong, evaluators: Evaluators) -> dict[str, float]:
    figures: dict[str, float] = {}
    if song.genre in evaluators.genres.names:
        figures["genre recognised"] = float(evaluators.genres.best(heard.mel) == song.genre)
    if song.artist in evaluators.singers.names:
        figures["singer recognised"] = float(evaluators.singers.best(heard.mel) == song.artist)
        if song.genre in STYLES and song.artist in STYLES[song.genre].singers:
            best = evaluators.singers.best(heard.mel, STYLES[song.genre].singers)
            figures["singer recognised, of the genre's two"] = float(best == song.artist)
    return figures


def _music_figures(song: LabelledSong, heard: HeardSong, evaluators: Evaluators) -> dict[str, float]:
    figures: dict[str, float] = {}
    tempo = measure_tempo(heard.onsets, song.genre)
    if tempo is not None:
        figures["tempo of the genre (windows within 2 %)"] = tempo.share_right
        figures[TEMPO_SPREAD] = tempo.spread
    if song.genre not in STYLES:
        return figures
    chords = evaluators.chords.probabilities(heard.semitones, STYLES[song.genre].sixteenth_samples)
    harmony = measure_harmony(chords, evaluators.chords.chords, song.genre, song.labels.get("chords"))
    if harmony is not None:
        figures[KEY_STABILITY] = harmony.key_stability
        figures["bars with a chord of the genre"] = harmony.chords_in_set
        figures["bars on the genre's loop"] = harmony.loop_match
        if harmony.chords_right is not None:
            figures["bars with the labelled chord"] = harmony.chords_right
    return figures


def _word_times(song: LabelledSong, heard: HeardSong, evaluators: Evaluators) -> list[tuple[str, float, float]]:
    """When the words are sung: of the labels, else by forced alignment."""
    if not song.labels:
        return sung_times(evaluators.phones, heard.emissions, song.words)
    times: list[tuple[str, float, float]] = []
    open_word: list[dict[str, Any]] = []
    for syllable in song.labels["syllables"]:
        open_word.append(syllable)
        if syllable["word_end"]:
            text = words_of("".join(part["text"] for part in open_word))[0]
            times.append((text, open_word[0]["start"], open_word[-1]["end"]))
            open_word = []
    return times


def _word_figures(
    song: LabelledSong, heard: HeardSong, evaluators: Evaluators, asks_pocketsphinx: bool
) -> dict[str, float]:
    texts = [word.text for word in heard.words]
    seed = zlib.crc32(song.lyrics.encode())
    words = measure_words(evaluators.phones, heard.emissions, texts, song.lines, seed)
    if words is None:
        return {}
    figures = {
        "given lyrics ranked first of 10": float(words.rank == 1),
        "rank of the given lyrics": float(words.rank),
        "margin (nats a frame)": words.margin,
        "word recall": words.recall,
        "word recall by luck": words.luck,
        "word precision": words.precision,
    }
    if asks_pocketsphinx:
        closed = measure_closed_set(heard.sound, _word_times(song, heard, evaluators), CLOSED_SET_WORDS)
        figures["pocketsphinx, closed set"] = closed.accuracy
        figures["pocketsphinx, chance"] = closed.chance / max(closed.words, 1)
    return figures


def measure_song(
    song: LabelledSong, heard: HeardSong, evaluators: Evaluators, asks_pocketsphinx: bool = False
) -> SongMeasures:
    """All figures of a sound and what it is said to be."""
    figures = _style_figures(song, heard, evaluators) | _music_figures(song, heard, evaluators)
    figures |= _word_figures(song, heard, evaluators, asks_pocketsphinx)
    monotonic = monotonic_share(song.character_seconds)
    if monotonic is not None:
        figures["alignment monotonic (characters)"] = monotonic
    return SongMeasures(song.name, figures)


def mean_figures(songs: Sequence[SongMeasures]) -> dict[str, dict[str, float]]:
    """By name: mean, standard error of the mean, and how many songs have it."""
    names = list(dict.fromkeys(name for song in songs for name in song.figures))
    means = {}
    for name in names:
        values = np.array([song.figures[name] for song in songs if name in song.figures])
        error = values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else 0.0
        means[name] = {"mean": float(values.mean()), "error": float(error), "songs": len(values)}
    return means
