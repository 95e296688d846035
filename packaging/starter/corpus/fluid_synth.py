"""libfluidsynth 2 through ctypes: notes in, samples out, faster than real time and without an audio device."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus.backing import BackingNote
from corpus.grid import SAMPLE_RATE
from corpus.requirements import LIBRARY, SOUNDFONT

GAIN = 0.6
POLYPHONY = 96
_PAN_CONTROL, _CENTRE = 10, 64
_WARM_UP_SAMPLES = 4096


def _load_library() -> ctypes.CDLL:
    library = ctypes.CDLL(LIBRARY)
    pointer, integer, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
    signatures: dict[str, list[type]] = {
        "new_fluid_settings": [],
        "new_fluid_synth": [pointer],
        "delete_fluid_settings": [pointer],
        "delete_fluid_synth": [pointer],
        "fluid_settings_setnum": [pointer, text, ctypes.c_double],
        "fluid_settings_setint": [pointer, text, integer],
        "fluid_synth_sfload": [pointer, text, integer],
        "fluid_synth_system_reset": [pointer],
        "fluid_synth_all_sounds_off": [pointer, integer],
        "fluid_synth_program_change": [pointer, integer, integer],
        "fluid_synth_cc": [pointer, integer, integer, integer],
        "fluid_synth_noteon": [pointer, integer, integer, integer],
        "fluid_synth_noteoff": [pointer, integer, integer],
        "fluid_synth_write_float": [pointer, integer, pointer, integer, integer, pointer, integer, integer],
    }
    for name, arguments in signatures.items():
        getattr(library, name).argtypes = arguments
    library.new_fluid_settings.restype = pointer
    library.new_fluid_synth.restype = pointer
    return library


class FluidSynth:
    """One synthesiser. Use a fresh one a song: a used one leaves traces in the first samples of notes."""

    def __init__(self, soundfont: Path = SOUNDFONT) -> None:
        """Raises OSError when the library is missing, RuntimeError when the soundfont cannot be read."""
        self._library = _load_library()
        self._settings = ctypes.c_void_p(self._library.new_fluid_settings())
        for name, value in ((b"synth.sample-rate", float(SAMPLE_RATE)), (b"synth.gain", GAIN)):
            self._library.fluid_settings_setnum(self._settings, name, value)
        for name, switch in (
            (b"synth.reverb.active", 0),
            (b"synth.chorus.active", 0),
            (b"synth.polyphony", POLYPHONY),
            (b"synth.dynamic-sample-loading", 1),
        ):
            self._library.fluid_settings_setint(self._settings, name, switch)
        self._synth = ctypes.c_void_p(self._library.new_fluid_synth(self._settings))
        if self._library.fluid_synth_sfload(self._synth, str(soundfont).encode(), 1) < 0:
            self.close()
            raise RuntimeError(f"The soundfont {soundfont} cannot be read. Install the package fluid-soundfont-gm.")

    def close(self) -> None:
        self._library.delete_fluid_synth(self._synth)
        self._library.delete_fluid_settings(self._settings)

    def __enter__(self) -> FluidSynth:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def render(self, programs: Mapping[int, int], notes: Sequence[BackingNote], sample_count: int) -> np.ndarray:
        """Float32 (sample_count), both channels added at half; `programs` by channel."""
        self._reset(programs)
        starts = [(note.start, 1, note.channel, note.key, note.velocity) for note in notes]
        ends = [(note.start + note.length, 0, note.channel, note.key, 0) for note in notes]
        left, right = np.zeros(sample_count, np.float32), np.zeros(sample_count, np.float32)
        position = 0
        for time, is_start, channel, key, velocity in sorted(starts + ends):
            position = self._run(left, right, position, min(time, sample_count))
            if is_start:
                self._library.fluid_synth_noteon(self._synth, channel, key, velocity)
            else:
                self._library.fluid_synth_noteoff(self._synth, channel, key)
        self._run(left, right, position, sample_count)
        return (left + right) * 0.5

    def _reset(self, programs: Mapping[int, int]) -> None:
        self._library.fluid_synth_all_sounds_off(self._synth, -1)
        silence = np.zeros(_WARM_UP_SAMPLES, np.float32)
        self._run(silence, silence, 0, _WARM_UP_SAMPLES)
        self._library.fluid_synth_system_reset(self._synth)
        for channel, program in programs.items():
            self._library.fluid_synth_program_change(self._synth, channel, program)
            self._library.fluid_synth_cc(self._synth, channel, _PAN_CONTROL, _CENTRE)

    def _run(self, left: np.ndarray, right: np.ndarray, begin: int, end: int) -> int:
        """Renders [begin, end) and returns where it came to."""
        if end <= begin:
            return begin
        self._library.fluid_synth_write_float(
            self._synth, end - begin, left.ctypes.data, begin, 1, right.ctypes.data, begin, 1
        )
        return end
