"""A spoken word as spectral envelope: what is left of a voice when its pitch is taken away.

The envelope is found as CheapTrick does (M. Morise, "CheapTrick, a spectral envelope estimator for high-quality speech
synthesis", 2015): windows of three periods, smoothing over two thirds of the fundamental, liftering. It is kept as
complex log spectrum of minimum phase, so that exp() of a row is the spectrum of one pulse response.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.grid import SAMPLE_RATE
from corpus.phones import Phone, PhoneKind
from corpus.spoken_word import SpokenWord

ENVELOPE_HOP_SECONDS = 0.005
RESPONSE_SIZE = 512  # samples of a pulse response
BIN_COUNT = RESPONSE_SIZE // 2 + 1

_FFT_SIZE = 1024
_PITCH_FFT_SIZE = 4096
_UNVOICED_WINDOW_HZ = 320.0  # stands for the fundamental where there is none
_DEFAULT_F0_HZ = 120.0
_MIRRORED_BINS = 30
_FLOOR = 1e-10
_PAD = 600  # samples of silence before the word


def median_f0(word: SpokenWord, lowest_hz: float = 65, highest_hz: float = 320) -> float:
    """The fundamental frequency of a monotone voice, from the autocorrelation in the middle of its vowels."""
    found = []
    for phone in word.phones:
        if phone.kind is not PhoneKind.VOWEL or phone.end - phone.start < 0.05:
            continue
        middle, half = (phone.start + phone.end) / 2, 0.0225
        first, last = int((middle - half) * word.sample_rate), int((middle + half) * word.sample_rate)
        frame = word.samples[max(0, first) : last]
        if len(frame) >= 500 and np.abs(frame).max() >= 0.01:
            f0 = _f0_of_frame(frame, word.sample_rate, lowest_hz, highest_hz)
            if f0 is not None:
                found.append(f0)
    return float(np.median(found)) if found else _DEFAULT_F0_HZ


def _autocorrelation(frame: np.ndarray) -> np.ndarray:
    return np.fft.irfft(np.abs(np.fft.rfft(frame, _PITCH_FFT_SIZE)) ** 2)


def _f0_of_frame(frame: np.ndarray, sample_rate: int, lowest_hz: float, highest_hz: float) -> float | None:
    """From the first peak within a tenth of the highest: an octave below never wins."""
    window = np.hanning(len(frame))
    lags = len(frame) // 2 + 200
    correlation = _autocorrelation((frame - frame.mean()) * window)[:lags] / _autocorrelation(window)[:lags]
    low, high = int(sample_rate / highest_hz), min(int(sample_rate / lowest_hz), len(correlation) - 1)
    part = correlation[low:high]
    is_peak = (part[1:-1] >= part[:-2]) & (part[1:-1] > part[2:]) & (part[1:-1] > 0.9 * part.max())
    peaks = np.where(is_peak)[0]
    return sample_rate / (low + peaks[0] + 1) if len(peaks) else None


def phone_kinds(phones: Sequence[Phone], times: np.ndarray) -> np.ndarray:
    """The kind of phone (one letter) at each time; gaps count as voiced consonants."""
    kinds = np.array([PhoneKind.CONSONANT.value] * len(times))
    for phone in phones:
        kinds[(times >= phone.start) & (times < phone.end)] = phone.kind.value
    return kinds


def spectral_envelope(word: SpokenWord, f0: float, formant_scale: float) -> np.ndarray:
    """Complex64 (frames, BIN_COUNT) log spectra every ENVELOPE_HOP_SECONDS, at SAMPLE_RATE."""
    frame_count = int(len(word.samples) / word.sample_rate / ENVELOPE_HOP_SECONDS) + 1
    times = np.arange(frame_count) * ENVELOPE_HOP_SECONDS
    is_unvoiced = phone_kinds(word.phones, times) == PhoneKind.UNVOICED.value
    log_power = np.empty((frame_count, _FFT_SIZE // 2 + 1), np.float32)
    for unvoiced, width_hz in ((False, f0), (True, _UNVOICED_WINDOW_HZ)):
        frames = np.where(is_unvoiced == unvoiced)[0]
        if len(frames):
            log_power[frames] = _cheaptrick(word, times[frames], width_hz)
    return _minimum_phase(_warped(log_power, word.sample_rate, formant_scale))


def _cheaptrick(word: SpokenWord, times: np.ndarray, f0: float) -> np.ndarray:
    """Smoothed log power spectra around those times, (times, _FFT_SIZE // 2 + 1)."""
    rate = word.sample_rate
    half = int(1.5 * rate / f0)
    window = np.hanning(2 * half + 1)
    window /= np.sqrt((window**2).sum())
    padded = np.concatenate([np.zeros(_PAD, np.float32), word.samples, np.zeros(_PAD + _FFT_SIZE, np.float32)])
    starts = _PAD + np.round(times * rate).astype(int) - half
    frames = padded[starts[:, None] + np.arange(2 * half + 1)] * window
    power = np.abs(np.fft.rfft(frames, _FFT_SIZE, axis=1)) ** 2 + _FLOOR
    smoothed = _moving_average(power, 2 * f0 / 3 * _FFT_SIZE / rate)
    cepstrum = np.fft.irfft(np.log(np.maximum(smoothed, _FLOOR)), axis=1)
    quefrency = np.minimum(np.arange(_FFT_SIZE), _FFT_SIZE - np.arange(_FFT_SIZE)) / rate
    lifter = np.sinc(f0 * quefrency) * (1.18 - 0.18 * np.cos(2 * np.pi * f0 * quefrency))
    return np.fft.rfft(cepstrum * lifter, axis=1).real


def _moving_average(power: np.ndarray, width: float) -> np.ndarray:
    """Mean over `width` bins (a fraction is interpolated); the spectrum is mirrored at both ends."""
    mirrored = [power[:, _MIRRORED_BINS:0:-1], power, power[:, -2 : -_MIRRORED_BINS - 2 : -1]]
    sums = np.cumsum(np.concatenate(mirrored, 1), 1)
    centres = np.arange(power.shape[1]) + _MIRRORED_BINS

    def sum_up_to(position: np.ndarray) -> np.ndarray:
        whole = np.floor(position).astype(int)
        return sums[:, whole] + (position - whole) * (sums[:, whole + 1] - sums[:, whole])

    return (sum_up_to(centres + width / 2 - 0.5) - sum_up_to(centres - width / 2 - 0.5)) / width


def _warped(log_power: np.ndarray, source_rate: int, formant_scale: float) -> np.ndarray:
    """On the bins of RESPONSE_SIZE at SAMPLE_RATE, formants scaled; falls off above what the source contains."""
    frequency = np.arange(BIN_COUNT) * SAMPLE_RATE / RESPONSE_SIZE / formant_scale
    top = source_rate / 2 * 0.97
    position = np.minimum(frequency, top) / (source_rate / _FFT_SIZE)
    below = np.minimum(position.astype(int), _FFT_SIZE // 2 - 1)
    fraction = (position - below).astype(np.float32)
    roll_off = np.maximum(frequency - top, 0).astype(np.float32) / 1000 * 2.5
    return log_power[:, below] * (1 - fraction) + log_power[:, below + 1] * fraction - roll_off


def _minimum_phase(log_power: np.ndarray) -> np.ndarray:
    """Complex log spectra whose exp() has that power and minimum phase."""
    cepstrum = np.fft.irfft(log_power / 2, axis=1)
    cepstrum[:, 1 : RESPONSE_SIZE // 2] *= 2
    cepstrum[:, RESPONSE_SIZE // 2 + 1 :] = 0
    return np.fft.rfft(cepstrum, axis=1).astype(np.complex64)
