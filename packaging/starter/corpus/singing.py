"""The vocal part as sound: pulses and noise through the envelopes of the words, at the pitch of the notes.

Voiced sound is a train of minimum-phase pulse responses at sub-sample positions; unvoiced sound is one burst of noise
a frame. The pulse phase restarts at every note and the noise at every syllable, so the same syllable on the same note
is the same samples wherever it is sung.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.grid import SAMPLE_RATE
from corpus.phones import PhoneKind
from corpus.singers import Singer
from corpus.vocal_timing import Segment, SungNote, SyllableTimes, VocalTiming
from corpus.voice_analysis import BIN_COUNT, ENVELOPE_HOP_SECONDS, RESPONSE_SIZE

PORTAMENTO_SECONDS = 0.018
LONGEST_SLIDE_SEMITONES = 13
SHORTEST_VIBRATO_NOTE_SECONDS = 0.35
RUMBLE_HZ = 40.0
NOISE_BURSTS = 64
_BLOCK = 2048  # pulses or frames computed at once
_SILENT = "-"
_VOICED = [PhoneKind.VOWEL.value, PhoneKind.CONSONANT.value, PhoneKind.FRICATIVE.value]


@dataclass(frozen=True)
class _Frames:
    """The vocal part frame by frame, every ENVELOPE_HOP_SECONDS."""

    envelopes: np.ndarray  # complex64 (rows, BIN_COUNT): all words one after the other
    rows: np.ndarray  # float64 (frames): position in `envelopes`
    kinds: np.ndarray  # one letter a frame
    gain: np.ndarray  # float32 (frames), 0 where nothing sounds
    is_voiced: np.ndarray

    @property
    def count(self) -> int:
        return len(self.rows)

    def log_spectra(self, positions: np.ndarray) -> np.ndarray:
        """Interpolated between rows, (positions, BIN_COUNT), at the frames that hold those positions."""
        rows = self.rows[np.minimum(positions.astype(int), self.count - 1)]
        below = rows.astype(int)
        weight = (rows - below).astype(np.float32)[:, None]
        above = np.minimum(below + 1, len(self.envelopes) - 1)
        return self.envelopes[below] * (1 - weight) + self.envelopes[above] * weight


class _Filters:
    """Gains over the bins of a pulse response."""

    def __init__(self, singer: Singer) -> None:
        frequency = np.arange(BIN_COUNT) * SAMPLE_RATE / RESPONSE_SIZE
        self.no_rumble = (frequency**4 / (frequency**4 + RUMBLE_HZ**4)).astype(np.float32)
        self._breath = np.clip((frequency - 2500) / 5000, 0, 1) * singer.breath
        self._fricative = np.clip((frequency - 1200) / 2000, 0.05, 0.8)

    def noise_share(self, kinds: np.ndarray) -> np.ndarray:
        """(frames, bins) of voiced frames."""
        is_fricative = (kinds == PhoneKind.FRICATIVE.value)[:, None]
        return np.where(is_fricative, self._fricative, self._breath)


def sing(singer: Singer, notes: Sequence[SungNote], timing: VocalTiming, sample_count: int, is_rap: bool) -> np.ndarray:
    """Float32 (sample_count) at SAMPLE_RATE."""
    seconds = sample_count / SAMPLE_RATE
    frames = _lay_out(timing.segments, int(seconds / ENVELOPE_HOP_SECONDS) + 2)
    pitch_hz = 440 * 2 ** ((pitch_curve(singer, notes, frames.count, is_rap) - 69) / 12)
    filters = _Filters(singer)
    sound = np.zeros(sample_count + 2 * RESPONSE_SIZE, np.float32)
    _add_pulses(sound, sample_count, notes, frames, pitch_hz, filters)
    _add_noise(sound, sample_count, timing.syllables, frames, filters)
    return sound[:sample_count]


def _lay_out(segments: Sequence[Segment], frame_count: int) -> _Frames:
    offsets: dict[int, int] = {}
    envelopes: list[np.ndarray] = []
    row_count = 0
    for segment in segments:
        if id(segment.word) not in offsets:
            offsets[id(segment.word)] = row_count
            envelopes.append(segment.word.envelope)
            row_count += len(segment.word.envelope)
    times = np.arange(frame_count) * ENVELOPE_HOP_SECONDS
    rows = np.full(frame_count, -1.0)
    kinds = np.full(frame_count, _SILENT)
    for segment in segments:
        first = max(0, int(np.ceil(segment.start / ENVELOPE_HOP_SECONDS)))
        last = min(frame_count, int(np.ceil(segment.end / ENVELOPE_HOP_SECONDS)))
        if last <= first:
            continue
        progress = (times[first:last] - segment.start) / max(segment.end - segment.start, 1e-6)
        source = segment.source_start + progress * (segment.source_end - segment.source_start)
        position = np.clip(source / ENVELOPE_HOP_SECONDS, 0, len(segment.word.envelope) - 1.001)
        rows[first:last] = offsets[id(segment.word)] + position
        kinds[first:last] = segment.kind.value
    sounds = (rows >= 0).astype(np.float32)
    smooth = np.convolve(np.pad(sounds, 2, "edge"), np.ones(5) / 5, "valid").astype(np.float32)
    return _Frames(np.concatenate(envelopes), np.maximum(rows, 0), kinds, smooth * sounds, np.isin(kinds, _VOICED))


def pitch_curve(singer: Singer, notes: Sequence[SungNote], frame_count: int, is_rap: bool) -> np.ndarray:
    """MIDI pitch of every frame: slides and vibrato for singing, falling syllables for rap."""
    times = np.arange(frame_count) * ENVELOPE_HOP_SECONDS
    pitch = np.zeros(frame_count)
    previous: int | None = None
    for note in notes:
        first = int(note.start / ENVELOPE_HOP_SECONDS)
        last = min(frame_count, int((note.start + note.length) / ENVELOPE_HOP_SECONDS) + 1)
        time = times[first:last] - note.start
        pitch[first:last] = _rapped(note, time) if is_rap else _sung(singer, note, previous, time)
        previous = note.midi
    # Between notes the consonants already have the pitch of the next one.
    set_frames = np.where(pitch != 0)[0]
    following = set_frames[np.minimum(np.searchsorted(set_frames, np.arange(frame_count)), len(set_frames) - 1)]
    return np.where(pitch == 0, pitch[following], pitch)


def _rapped(note: SungNote, time: np.ndarray) -> np.ndarray:
    return note.midi + 1.2 * np.exp(-time / 0.05) - 2.0 * np.clip(time / max(note.length, 0.2), 0, 1)


def _sung(singer: Singer, note: SungNote, previous: int | None, time: np.ndarray) -> np.ndarray:
    pitch = np.full(len(time), float(note.midi))
    if previous is not None and abs(previous - note.midi) < LONGEST_SLIDE_SEMITONES:
        pitch += (previous - note.midi) * np.exp(-time / PORTAMENTO_SECONDS)
    if singer.vibrato_cents and note.length > SHORTEST_VIBRATO_NOTE_SECONDS:
        swell = np.clip((time - 0.2) / 0.25, 0, 1)
        pitch += singer.vibrato_cents / 100 * np.sin(2 * np.pi * singer.vibrato_hz * time) * swell
    return pitch


def _overlap_add(sound: np.ndarray, blocks: Iterable[np.ndarray], starts: Iterable[int]) -> None:
    for block, start in zip(blocks, starts):
        sound[start : start + len(block)] += block


def _glottal_phase(notes: Sequence[SungNote], hz: np.ndarray) -> np.ndarray:
    """Periods since the beginning, a pulse at every whole number; each note starts with a pulse."""
    sample_count = len(hz)
    phase = np.cumsum(hz / SAMPLE_RATE)
    jumps = np.zeros(sample_count)
    shift = 0.0
    starts = {int(round(n.start * SAMPLE_RATE)) for n in notes if 0 < n.start * SAMPLE_RATE < sample_count - 1}
    for start in sorted(starts):
        reached = phase[start - 1] + shift
        missing = np.ceil(reached) - reached
        jumps[start] += missing
        shift += missing
    return phase + np.cumsum(jumps)


def _add_pulses(
    sound: np.ndarray,
    sample_count: int,
    notes: Sequence[SungNote],
    frames: _Frames,
    pitch_hz: np.ndarray,
    filters: _Filters,
) -> None:
    frame_times = np.arange(frames.count) * ENVELOPE_HOP_SECONDS
    hz = np.interp(np.arange(sample_count) / SAMPLE_RATE, frame_times, pitch_hz)
    phase = _glottal_phase(notes, hz)
    pulses = np.where(np.floor(phase[1:]) > np.floor(phase[:-1]))[0] + 1
    late = (phase[pulses] - np.floor(phase[pulses])) / (hz[pulses] / SAMPLE_RATE)  # samples, below 1
    positions = pulses / SAMPLE_RATE / ENVELOPE_HOP_SECONDS
    at = np.minimum(positions.astype(int), frames.count - 1)
    sounds = frames.is_voiced[at] & (frames.gain[at] > 0)
    pulses, late, positions = pulses[sounds], late[sounds], positions[sounds]
    for first in range(0, len(pulses), _BLOCK):
        block = slice(first, first + _BLOCK)
        frame = positions[block].astype(int)
        spectra = np.exp(frames.log_spectra(positions[block])) * filters.no_rumble
        noise_share = filters.noise_share(frames.kinds[frame]).astype(np.float32)
        level = (np.sqrt(SAMPLE_RATE / hz[pulses[block]]) * frames.gain[frame])[:, None].astype(np.float32)
        advance = np.exp(2j * np.pi / RESPONSE_SIZE * late[block][:, None] * np.arange(BIN_COUNT))
        spectra = spectra * ((1 - noise_share) * level) * advance.astype(np.complex64)
        _overlap_add(sound, np.fft.irfft(spectra, axis=1).astype(np.float32), pulses[block])


def _noise_spectra() -> np.ndarray:
    """The same NOISE_BURSTS bursts of one frame for every song, complex64 (bursts, bins)."""
    burst = int(round(ENVELOPE_HOP_SECONDS * SAMPLE_RATE))
    noise = np.random.default_rng(1).standard_normal((NOISE_BURSTS, burst)).astype(np.float32)
    return np.fft.rfft(noise, RESPONSE_SIZE, axis=1).astype(np.complex64)


def _frames_since_syllable(syllables: Sequence[SyllableTimes], frame_count: int) -> np.ndarray:
    """For each frame the number of frames since a syllable began (since the beginning before the first)."""
    began = np.zeros(frame_count, int)
    for syllable in syllables:
        frame = int(syllable.start / ENVELOPE_HOP_SECONDS)
        began[min(frame_count - 1, frame)] = frame
    return np.arange(frame_count) - np.maximum.accumulate(began)


def _add_noise(
    sound: np.ndarray,
    sample_count: int,
    syllables: Sequence[SyllableTimes],
    frames: _Frames,
    filters: _Filters,
) -> None:
    noise = _noise_spectra()
    age = _frames_since_syllable(syllables, frames.count)
    sounding = np.where(frames.gain > 0)[0]
    starts = np.round(sounding * ENVELOPE_HOP_SECONDS * SAMPLE_RATE).astype(int)
    sounding, starts = sounding[starts < sample_count], starts[starts < sample_count]
    for first in range(0, len(sounding), _BLOCK):
        frame = sounding[first : first + _BLOCK]
        share = np.where(~frames.is_voiced[frame][:, None], 1.0, filters.noise_share(frames.kinds[frame]))
        filtered = np.exp(frames.log_spectra(frame)) * filters.no_rumble * share.astype(np.float32)
        spectra = filtered * frames.gain[frame][:, None] * noise[age[frame] % NOISE_BURSTS]
        _overlap_add(sound, np.fft.irfft(spectra, axis=1).astype(np.float32), starts[first : first + _BLOCK])
