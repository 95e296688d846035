"""Folders of songs: corpus songs (NAME.wav + NAME.json) and generated samples (ID/sample.json + audio)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from evaluate.audio import AUDIO_SUFFIXES


@dataclass(frozen=True)
class LabelledSong:
    """A sound file and what it is said to be."""

    name: str
    audio: Path
    artist: str
    genre: str
    lyrics: str
    labels: dict[str, Any] = field(default_factory=dict)  # of the corpus; empty for generated songs
    character_seconds: list[float] = field(default_factory=list)  # of generated songs: when each character is sung

    @property
    def words(self) -> list[str]:
        return words_of(self.lyrics)

    @property
    def lines(self) -> list[str]:
        return [line for line in self.lyrics.split("\n") if line.strip()]

    def said_to_be(self, other: LabelledSong) -> LabelledSong:
        """This sound with the labels of another song."""
        return replace(other, name=f"{self.name} as {other.name}", audio=self.audio)


def with_sounds_of(songs: list[LabelledSong], folder: Path) -> list[LabelledSong]:
    """The songs that have a file of the same name in the folder (reconstructions), with that sound.

    Raises RuntimeError when there is none.
    """
    found = []
    for song in songs:
        sounds = [folder / (song.name + suffix) for suffix in AUDIO_SUFFIXES]
        found += [replace(song, audio=sound) for sound in sounds if sound.exists()][:1]
    if not found:
        raise RuntimeError(f"{folder} holds no sound with the name of one of the {len(songs)} songs.")
    return found


def words_of(text: str) -> list[str]:
    """Lower-case words without punctuation."""
    return re.findall(r"[a-z']+", text.lower())


def _corpus_song(path: Path, labels: dict[str, Any]) -> LabelledSong | None:
    sounds = [path.with_suffix(suffix) for suffix in AUDIO_SUFFIXES if path.with_suffix(suffix).exists()]
    if not sounds or "artist" not in labels:
        return None
    has_times = "syllables" in labels
    return LabelledSong(
        path.stem,
        sounds[0],
        labels["artist"],
        labels.get("genre", ""),
        labels.get("lyrics", ""),
        labels if has_times else {},
    )


def _sample(path: Path, card: dict[str, Any]) -> LabelledSong | None:
    sound = path.parent / str(card.get("audio_file", "audio.flac"))
    conditioning = card.get("request", {}).get("conditioning", {})
    if not sound.exists():
        return None
    times = (card.get("alignment") or {}).get("character_seconds") or []
    return LabelledSong(
        path.parent.name,
        sound,
        conditioning.get("artist") or "",
        conditioning.get("genre") or "",
        conditioning.get("lyrics") or "",
        character_seconds=times,
    )


def read_songs(folder: Path, most: int | None = None) -> list[LabelledSong]:
    """All songs below the folder in order of their names; at most `most`. Raises RuntimeError when there is none."""
    songs: list[LabelledSong] = []
    for path in sorted(folder.rglob("*.json")):
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if not isinstance(content, dict):
            continue
        song = _sample(path, content) if path.name == "sample.json" else _corpus_song(path, content)
        if song is not None:
            songs.append(song)
        if most is not None and len(songs) >= most:
            break
    if not songs:
        raise RuntimeError(f"There is no song with labels in {folder} (NAME.wav + NAME.json, or ID/sample.json).")
    return songs
