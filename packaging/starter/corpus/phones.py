"""Phones of a spoken word: what each is made of and when it sounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class PhoneKind(str, Enum):
    """How a phone is excited when it is sung."""

    VOWEL = "V"
    CONSONANT = "c"  # voiced
    FRICATIVE = "z"  # voiced, mostly noise
    UNVOICED = "u"


VOWELS = frozenset("aa ae ah ao aw ax axr ay eh er ey ih ix iy ow oy uh uw el em en".split())
UNVOICED = frozenset("p t k f th s sh ch hh".split())
VOICED_FRICATIVES = frozenset("z v dh zh jh".split())


def kind_of(name: str) -> PhoneKind:
    """Of a phone of flite's US English set."""
    if name in VOWELS:
        return PhoneKind.VOWEL
    if name in UNVOICED:
        return PhoneKind.UNVOICED
    if name in VOICED_FRICATIVES:
        return PhoneKind.FRICATIVE
    return PhoneKind.CONSONANT


@dataclass(frozen=True)
class Phone:
    """A phone of a recording; times in seconds."""

    name: str
    start: float
    end: float

    @property
    def kind(self) -> PhoneKind:
        return kind_of(self.name)

    @property
    def seconds(self) -> float:
        return self.end - self.start


def total_seconds(phones: Sequence[Phone]) -> float:
    return sum(phone.seconds for phone in phones)


@dataclass(frozen=True)
class Syllable:
    """Consonants, a vowel, consonants."""

    onset: Sequence[Phone]
    vowel: Phone
    coda: Sequence[Phone]


def split_into_syllables(phones: Sequence[Phone], count: int) -> list[Syllable]:
    """One syllable a vowel. Of the consonants between two vowels, half and the odd one open the second syllable.

    Raises ValueError when the word does not have `count` vowels.
    """
    vowels = [index for index, phone in enumerate(phones) if phone.kind is PhoneKind.VOWEL]
    if len(vowels) != count:
        spoken = " ".join(phone.name for phone in phones)
        raise ValueError(f"A word of {count} syllables is spoken with {len(vowels)} vowels: {spoken}")
    syllables: list[Syllable] = []
    begin = 0
    for index, vowel in enumerate(vowels):
        end = len(phones)
        if index + 1 < count:
            end = vowel + 1 + (vowels[index + 1] - vowel - 1) // 2
        syllables.append(Syllable(phones[begin:vowel], phones[vowel], phones[vowel + 1 : end]))
        begin = end
    return syllables
