"""Best paths through frames: known words onto a song (forced alignment), and any words of a lexicon (word loop).

Emissions are (frames, phones) log scores; phone 0 is silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

SILENCE = 0
IMPOSSIBLE = np.float32(-1e30)


@dataclass(frozen=True)
class FoundWord:
    """A word of a path; frames, the last one excluded."""

    text: str
    first: int
    last: int


@dataclass(frozen=True)
class _Chain:
    """The phones of a text in order, with a silence between the words that may be left out."""

    phones: np.ndarray  # (states)
    word_of: np.ndarray  # (states), -1 for silence


def _chain(words: Sequence[Sequence[int]]) -> _Chain:
    phones: list[int] = [SILENCE]
    word_of: list[int] = [-1]
    for index, word in enumerate(words):
        phones += [*word, SILENCE]
        word_of += [index] * len(word) + [-1]
    return _Chain(np.array(phones), np.array(word_of))


def _forward(emissions: np.ndarray, chain: _Chain, keep_path: bool) -> tuple[np.ndarray, np.ndarray | None]:
    """Best score of every state at the end, and (frames, states) how many states each step came from."""
    states = len(chain.phones)
    may_skip = np.zeros(states, bool)
    may_skip[2:] = chain.phones[1:-1] == SILENCE  # from the word before, over the silence
    of_states = emissions[:, chain.phones]
    score = np.full(states, IMPOSSIBLE, np.float32)
    score[:2] = of_states[0, :2]
    steps = np.zeros((len(emissions), states), np.int8) if keep_path else None
    options = np.full((3, states), IMPOSSIBLE, np.float32)
    for frame in range(1, len(emissions)):
        options[0] = score
        options[1, 1:] = score[:-1]
        options[2, 2:] = np.where(may_skip[2:], score[:-2], IMPOSSIBLE)
        if steps is not None:
            steps[frame] = options.argmax(0)
        score = options.max(0) + of_states[frame]
    return score, steps


def alignment_score(emissions: np.ndarray, words: Sequence[Sequence[int]]) -> float:
    """Log score a frame of the best path that sings these words (phone numbers) in order from the beginning.

    The path may end anywhere in the text: a generated song may be shorter than its lyrics.
    """
    score, _ = _forward(emissions, _chain(words), keep_path=False)
    return float(score.max()) / len(emissions)


def align_words(emissions: np.ndarray, texts: Sequence[str], words: Sequence[Sequence[int]]) -> list[FoundWord]:
    """When each word is sung; words behind the end of the path are left out."""
    chain = _chain(words)
    score, steps = _forward(emissions, chain, keep_path=True)
    assert steps is not None
    state = int(score.argmax())
    states = np.empty(len(emissions), int)
    for frame in range(len(emissions) - 1, -1, -1):
        states[frame] = state
        state -= steps[frame, state]
    path = chain.word_of[states]
    found = []
    for index, text in enumerate(texts):
        frames = np.where(path == index)[0]
        if len(frames):
            found.append(FoundWord(text, int(frames[0]), int(frames[-1]) + 1))
    return found


class WordLoop:
    """Recognises any sequence of the words of a lexicon, each as likely as the others."""

    def __init__(self, lexicon: Mapping[str, Sequence[int]], word_penalty: float) -> None:
        """`word_penalty` is taken from the score for every word, so that noise does not become many short words."""
        self._texts = ["", *lexicon]  # the empty text is silence
        spellings = [[SILENCE], *lexicon.values()]
        lengths = np.array([len(spelling) for spelling in spellings])
        self._phones = np.concatenate([np.array(spelling) for spelling in spellings])
        self._ends = np.cumsum(lengths) - 1
        self._starts = self._ends - lengths + 1
        self._penalty = np.full(len(spellings), word_penalty, np.float32)
        self._penalty[0] = 0

    def recognise(self, emissions: np.ndarray) -> list[FoundWord]:
        """The words of the best path, without silences."""
        states = len(self._phones)
        of_states = emissions[:, self._phones]
        score = np.full(states, IMPOSSIBLE, np.float32)
        entered = np.zeros(states, int)  # frame at which the path entered its present word
        best_word = np.zeros(len(emissions), int)
        best_entry = np.zeros(len(emissions), int)
        before = np.float32(0)  # best score of a word that ended with the last frame
        for frame in range(len(emissions)):
            moved, moved_entry = np.empty_like(score), np.empty_like(entered)
            moved[1:], moved_entry[1:] = score[:-1], entered[:-1]
            moved[self._starts] = before - self._penalty
            moved_entry[self._starts] = frame
            moves = moved > score
            score = np.where(moves, moved, score) + of_states[frame]
            entered = np.where(moves, moved_entry, entered)
            word = int(np.argmax(score[self._ends]))
            before = score[self._ends[word]]
            best_word[frame], best_entry[frame] = word, entered[self._ends[word]]
        found: list[FoundWord] = []
        last = len(emissions)
        while last > 0:
            word, first = int(best_word[last - 1]), int(best_entry[last - 1])
            if word:
                found.insert(0, FoundWord(self._texts[word], first, last))
            last = min(first, last - 1)
        return found
