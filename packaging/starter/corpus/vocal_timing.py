"""Where every phone of a sung line falls: vowels start on their notes, consonants take from the note before.

The result is a list of segments (a stretch of time, and the stretch of a word's envelope that fills it) and the exact
times of every syllable, which become the labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.phones import Phone, PhoneKind, Syllable, split_into_syllables, total_seconds
from corpus.voice import VoicedWord

LONGEST_ONSET_SECONDS = 0.16
LONGEST_CODA_SECONDS = 0.18
LEGATO_GAP_SECONDS = 0.08  # a longer gap before the next note: its onset lies in the gap
CONSONANT_SHARE = 0.55  # of a note, at most
ATTACK_SHARE = 0.35  # of the spoken vowel, kept unstretched
RELEASE_SHARE = 0.25


class SpeaksWords(Protocol):
    """What is needed of a voice: corpus.voice.Voice is one."""

    def word(self, text: str) -> VoicedWord:
        ...


@dataclass(frozen=True)
class SungNote:
    """A note with its syllable; times in seconds. A trailing hyphen says that the word goes on."""

    start: float
    length: float
    midi: int
    text: str


@dataclass(frozen=True)
class Segment:
    """From `start` to `end` the voice runs through [source_start, source_end] of the word; seconds."""

    start: float
    end: float
    word: VoicedWord
    source_start: float
    source_end: float
    kind: PhoneKind


@dataclass(frozen=True)
class SyllableTimes:
    """Seconds: first consonant, vowel, end of the last consonant."""

    start: float
    vowel: float
    end: float


@dataclass(frozen=True)
class VocalTiming:
    """A whole vocal part."""

    segments: list[Segment]
    syllables: list[SyllableTimes]  # one a note


@dataclass(frozen=True)
class _SungSyllable:
    note: SungNote
    word: VoicedWord
    phones: Syllable


def time_vocals(voice: SpeaksWords, notes: Sequence[SungNote]) -> VocalTiming:
    """The timing of all notes, in order of time."""
    sung = _syllables(voice, notes)
    segments: list[Segment] = []
    times: list[SyllableTimes] = []
    for index, syllable in enumerate(sung):
        following = sung[index + 1] if index + 1 < len(sung) else None
        previous_end = times[-1].end if times else None
        placed, label = _place(syllable, following, previous_end)
        segments += placed
        times.append(label)
    return VocalTiming(segments, times)


def _syllables(voice: SpeaksWords, notes: Sequence[SungNote]) -> list[_SungSyllable]:
    """The notes with the phones that they carry; words are put together from their syllables."""
    sung: list[_SungSyllable] = []
    open_word: list[SungNote] = []
    for note in notes:
        open_word.append(note)
        if note.text.endswith("-"):
            continue
        word = voice.word("".join(part.text.strip("-") for part in open_word))
        parts = split_into_syllables(word.phones, len(open_word))
        sung += [_SungSyllable(part_note, word, part) for part_note, part in zip(open_word, parts)]
        open_word = []
    return sung


def _place(
    syllable: _SungSyllable, following: _SungSyllable | None, previous_end: float | None
) -> tuple[list[Segment], SyllableTimes]:
    start, word, phones = syllable.note.start, syllable.word, syllable.phones
    note_end = start + syllable.note.length
    next_start = following.note.start if following else 1e9
    next_onset = 0.0
    if following and next_start - note_end < LEGATO_GAP_SECONDS:
        next_onset = min(total_seconds(following.phones.onset), LONGEST_ONSET_SECONDS)
    end = min(note_end, next_start)
    coda = min(total_seconds(phones.coda), LONGEST_CODA_SECONDS)
    squeeze = min(1.0, CONSONANT_SHARE * (end - start) / max(coda + next_onset, 1e-6))
    coda, next_onset = coda * squeeze, next_onset * squeeze
    onset = min(total_seconds(phones.onset), LONGEST_ONSET_SECONDS)
    if previous_end is not None:
        onset = min(onset, max(start - previous_end, 0.01))
    vowel_end = end - coda - next_onset
    segments, _ = _consonants(word, phones.onset, start - onset, onset)
    segments += _vowel(word, phones.vowel, start, vowel_end)
    tail, last = _consonants(word, phones.coda, vowel_end, coda)
    return segments + tail, SyllableTimes(start - onset, start, last)


def _consonants(word: VoicedWord, phones: Sequence[Phone], start: float, seconds: float) -> tuple[list[Segment], float]:
    """The phones squeezed into `seconds` in proportion, and the time where they end."""
    spoken = max(total_seconds(phones), 1e-6)
    segments = []
    for phone in phones:
        length = phone.seconds / spoken * seconds
        segments.append(Segment(start, start + length, word, phone.start, phone.end, phone.kind))
        start += length
    return segments, start


def _vowel(word: VoicedWord, vowel: Phone, start: float, end: float) -> list[Segment]:
    """The vowel from start to end: squeezed as a whole, or stretched in its middle."""

    def segment(begin: float, stop: float, source_begin: float, source_stop: float) -> Segment:
        return Segment(begin, stop, word, source_begin, source_stop, PhoneKind.VOWEL)

    if end - start <= vowel.seconds:
        return [segment(start, end, vowel.start, vowel.end)]
    attack, release = ATTACK_SHARE * vowel.seconds, RELEASE_SHARE * vowel.seconds
    return [
        segment(start, start + attack, vowel.start, vowel.start + attack),
        segment(start + attack, end - release, vowel.start + attack, vowel.end - release),
        segment(end - release, end, vowel.end - release, vowel.end),
    ]
