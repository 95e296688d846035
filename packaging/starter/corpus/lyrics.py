"""The lyric grammar: lines of seven or eight syllables over some 140 words, rhymed in pairs.

Hyphens mark syllables. Every line fills one template; its last word comes from a rhyme family. The order of the
tables is part of the recipe: songs draw from them by position.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

LINES_A_VERSE = 4
MOST_TRIES = 200

WORDS: dict[str, list[str]] = {
    "N1": (
        "sun moon road rain star night day hill sea wind heart home song light dream bird tree snow boat train".split()
    ),
    "N2": "riv-er morn-ing moun-tain shad-ow sum-mer win-ter gar-den win-dow o-cean cit-y mead-ow".split(),
    "A1": "cold bright slow long old blue gold warm low high".split(),
    "A2": "gold-en sil-ver lone-ly gen-tle shin-ing sleep-y".split(),
    "V1": "sing run fall shine call go wait dance glow play dream rise stay roll".split(),
    "G2": "sing-ing run-ning fall-ing shin-ing call-ing danc-ing dream-ing ris-ing roll-ing wait-ing".split(),
    "P1": "in on by through with from for".split(),
    "P2": "un-der o-ver".split(),
    "S1": "I we you they".split(),
    "O1": "me you us them".split(),
}


@dataclass(frozen=True)
class RhymeFamily:
    """Words that rhyme, by what they can be in a line."""

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]


RHYME_FAMILIES: list[RhymeFamily] = [
    RhymeFamily(("day", "way", "bay"), ("play", "stay", "sway")),
    RhymeFamily(("night", "light", "kite"), ("write", "bite", "fight")),
    RhymeFamily(("snow", "glow", "show"), ("go", "grow", "blow")),
    RhymeFamily(("sea", "tree", "key"), ("be", "see", "flee")),
    RhymeFamily(("hall", "wall", "ball"), ("call", "fall", "crawl")),
    RhymeFamily(("rain", "train", "lane"), ("gain", "wane", "strain")),
    RhymeFamily(("spring", "king", "wing"), ("sing", "ring", "bring")),
    RhymeFamily(("stream", "dream", "beam"), ("gleam", "seem", "scream")),
]

# {X} is a word of WORDS["X"]; @n and @v are a noun and a verb of the rhyme family.
TEMPLATES: list[str] = [
    "{A2} {N2} in the @n",
    "{G2} {P1} the {N1} and @n",
    "{S1} will {V1} and {S1} will @v",
    "{A1} the {N2} and the @n",
    "come and {V1} with me and @v",
    "{N1} and {N1} and {N2} @v",
    "the {A1} {N1} {P2} the {A1} @n",
    "oh {S1} will {V1} and {S1} will @v",
    "the {N1} is {G2} {P1} the @n",
    "{S1} {V1} {P1} the {N1} and we @v",
    "and all the {A2} {N1}s will @v",
    "{G2} {P2} the {A1} @n",
    "the {N2} and the {N1} will @v",
]


def syllable_count(line: str) -> int:
    return sum(word.count("-") + 1 for word in line.split())


def syllables_of(lines: list[str]) -> list[str]:
    """All syllables in order; a trailing hyphen says that the word goes on: "riv-", "er"."""
    return " ".join(lines).replace("-", "- ").split()


def plain_text(lines: list[str]) -> str:
    """The lyrics as a person writes them, a line each."""
    return "\n".join(line.replace("-", "") for line in lines)


def fill(template: str, family: RhymeFamily, source: random.Random) -> tuple[str, str]:
    """The template with words in it, and the rhyming word."""
    line = template
    for word_class, words in WORDS.items():
        placeholder = "{%s}" % word_class
        while placeholder in line:
            line = line.replace(placeholder, source.choice(words), 1)
    rhyme = source.choice(family.nouns if "@n" in line else family.verbs)
    return line.replace("@n", rhyme).replace("@v", rhyme), rhyme


def compose_line(source: random.Random, syllables: int, family: RhymeFamily, used_rhymes: set[str]) -> str:
    """A line of that many syllables whose rhyme is new to the verse; adds it to `used_rhymes`."""
    for _ in range(MOST_TRIES):
        line, rhyme = fill(source.choice(TEMPLATES), family, source)
        words = line.split()
        repeats = len(words) - len(set(words))
        if rhyme not in used_rhymes and syllable_count(line) == syllables and repeats <= 2:
            used_rhymes.add(rhyme)
            return line
    raise RuntimeError(f"No line of {syllables} syllables found in {MOST_TRIES} tries; the grammar is too narrow.")


def compose_verse(source: random.Random, syllables: int) -> list[str]:
    """Four lines rhymed ABAB."""
    first, second = source.choice(RHYME_FAMILIES), source.choice(RHYME_FAMILIES)
    used: set[str] = set()
    return [compose_line(source, syllables, family, used) for family in (first, second, first, second)]


def vocabulary() -> list[str]:
    """Every word that the grammar can make, without hyphens, sorted."""
    words: set[str] = set()
    for template in TEMPLATES:
        for token in template.split():
            if token.startswith("{"):
                words.update(word + token[4:] for word in WORDS[token[1:3]])
            elif not token.startswith("@"):
                words.add(token)
    for family in RHYME_FAMILIES:
        words.update(family.nouns + family.verbs)
    return sorted(word.replace("-", "") for word in words)
