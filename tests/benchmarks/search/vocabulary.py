"""Words as a language has them: real ones of the dictionaries, a few of them everywhere and most of them seldom.

By Zipf's law the word of rank n occurs 1/n times as often as the first.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass

from search.analysis import lexicon

__all__ = ["ASKED", "LANGUAGES", "Vocabulary", "vocabularies"]

LANGUAGES = ("el", "bg", "tr")
#: Words of a language, and how many of the forms of each occur.
LEMMAS, FORMS = 12_000, 4
LETTERS = range(4, 13)
#: Ranks of which the words of queries are: above them are those that stand nearly everywhere, which nobody types.
ASKED = slice(20, 6_000)


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language, the most frequent first, each with its forms; the weights are summed up."""

    words: list[tuple[str, ...]]
    weights: list[float]

    def text(self, dice: random.Random, length: int) -> list[str]:
        """Return `length` words, in any of their forms."""
        return [dice.choice(forms) for forms in dice.choices(self.words, cum_weights=self.weights, k=length)]

    def asked(self, dice: random.Random, length: int) -> list[str]:
        """Return different words that somebody may look for, the frequent ones more often."""
        found: dict[tuple[str, ...], str] = {}
        while len(found) < length:
            place = bisect(self.weights, dice.uniform(self.weights[ASKED.start], self.weights[ASKED.stop]))
            found[self.words[place]] = dice.choice(self.words[place])
        return list(found.values())


def vocabularies(seed: int) -> dict[str, Vocabulary]:
    """Return a vocabulary for each language; the same for the same seed and dictionaries. Some 5 seconds."""
    lexicon.ensure()
    dice = random.Random(seed)
    file = sqlite3.connect(f"{lexicon.path().as_uri()}?mode=ro", uri=True)
    try:
        return {language: _vocabulary(file, language, dice) for language in LANGUAGES}
    finally:
        file.close()


def _vocabulary(file: sqlite3.Connection, language: str, dice: random.Random) -> Vocabulary:
    forms: dict[str, list[str]] = defaultdict(list)
    for fold, form, lemma in file.execute(f"SELECT fold, form, lemma FROM forms_{language}"):
        forms[lemma or form or fold].append(form or fold)
    fitting = sorted(lemma for lemma, found in forms.items() if len(lemma) in LETTERS and lemma in found)
    lemmas = dice.sample(fitting, min(LEMMAS, len(fitting)))
    words = [(lemma, *dice.sample(forms[lemma], min(FORMS, len(forms[lemma])))) for lemma in lemmas]
    return Vocabulary(words, list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1))))
