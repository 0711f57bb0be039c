"""Finds things by the beginnings of their words: what suggestions while typing are made from, kept in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from common.languages import LANGUAGES
from search.analysis.lemmas import index_tokens, query_tokens
from search.analysis.letters import fold, prepare, script, words_of
from search.analysis.sounds import in_latin, sound

__all__ = ["FIRST", "Beginnings", "Wordbook", "beginnings", "nearest"]

#: How well a word of a thing stands for it: the first of its name, another one of it, one of its other names.
FIRST, LATER, OTHER = 0, 1, 2
#: Numbers of such places that a posting can tell apart.
PLACES = 4
#: Words of one thing, and different words that begin with what was typed, that are read.
MAX_WORDS = 40
MAX_KEYS = 400
#: Letters that may be wrong, by the letters that were typed at least; fewer where the sound is a guess.
MISTAKES = ((8, 2), (4, 1))
MISTAKES_OF_A_GUESS = ((9, 2), (6, 1))
#: Sounds of one letter, which many Latin letters may be, are the beginning of anything.
MIN_SOUNDS = 2


@dataclass(frozen=True)
class Beginnings:
    """What a typed word may be: beginnings of the words of one language by letter or sound, and the tokens of its forms.

    A word in other letters than those of the language has no tokens, since its sound is a guess.
    """

    language: str
    keys: tuple[str, ...]
    tokens: tuple[str, ...] = ()


def beginnings(word: str, language: str) -> Beginnings:
    """Read a typed word; Latin letters as `language` is written in them."""
    own = script(word)
    if own == language or not word.isascii():
        return Beginnings(own, _keys(word), query_tokens(word))
    return Beginnings(language, tuple(key for key in in_latin(word, language) if len(key) >= MIN_SOUNDS))


def _keys(word: str) -> tuple[str, ...]:
    """Return what a word is looked up by: its sound and, where two letters are one sound, its letters (πα, παι)."""
    language = script(word)
    word = prepare(word, language)
    keys = (sound(word, language), fold(word, language)) if language == "el" else (sound(word, language),)
    return tuple(filter(None, keys))


@lru_cache(maxsize=4096)
def _read(word: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the language of a word of a name, its keys and its tokens."""
    return script(word), _keys(word), index_tokens(word)


@dataclass
class Wordbook:
    """The words of numbered things. It is never changed once it is in use: a later state is a copy."""

    #: By language, in order.
    keys: dict[str, list[str]] = field(default_factory=lambda: {code: [] for code in LANGUAGES})
    #: By language and key: the tokens of the words that have it.
    tokens: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=lambda: {code: {} for code in LANGUAGES})
    #: By token: number and place of what has it, as one integer; some four bytes for each word of a name.
    postings: dict[str, array[int]] = field(default_factory=dict)
    #: Tokens whose array no other state of the book shares.
    _own: set[str] = field(default_factory=set)

    def copy(self) -> Wordbook:
        return Wordbook(
            {code: list(keys) for code, keys in self.keys.items()},
            {code: dict(found) for code, found in self.tokens.items()},
            dict(self.postings),
        )

    def add(self, number: int, names: Iterable[str], others: Iterable[str] = ()) -> None:
        """Add a thing by its names and other names."""
        places: dict[str, int] = {}
        for first, later, texts in ((FIRST, LATER, names), (OTHER, OTHER, others)):
            for text in dict.fromkeys(texts):
                for index, word in enumerate(words_of(text)[:MAX_WORDS]):
                    place = later if index else first
                    for token in self._learn(word):
                        places[token] = min(place, places.get(token, place))
        for token, place in places.items():
            if token not in self._own:
                self.postings[token] = array("I", self.postings.get(token, ()))
                self._own.add(token)
            self.postings[token].append(number * PLACES + place)

    def _learn(self, word: str) -> tuple[str, ...]:
        language, keys, tokens = _read(word)
        known = self.tokens[language]
        for key in keys:
            if key not in known:
                insort(self.keys[language], key)
                known[key] = tokens
            elif known[key] != tokens:
                known[key] = tuple(dict.fromkeys((*known[key], *tokens)))
        return tokens

    def remove(self, numbers: set[int]) -> None:
        """Take things out; their words stay and lead nowhere."""
        for token, found in self.postings.items():
            if any(posting // PLACES in numbers for posting in found):
                self.postings[token] = array("I", (each for each in found if each // PLACES not in numbers))

    def find(self, words: Iterable[Beginnings]) -> dict[int, int]:
        """Return what has a word for each of the typed ones, with how well they stand for it: the less, the better."""
        scores: dict[int, int] | None = None
        for word in words:
            here = self._having(word)
            if scores is None:
                scores = here
            else:
                scores = {number: score + here[number] for number, score in scores.items() if number in here}
        return scores or {}

    def _having(self, word: Beginnings) -> dict[int, int]:
        tokens = dict.fromkeys(word.tokens)
        known = self.tokens[word.language]
        for key in self._beginning(word):
            tokens.update(dict.fromkeys(known[key]))
        best: dict[int, int] = {}
        for token in tokens:
            for posting in self.postings.get(token, ()):
                number, place = divmod(posting, PLACES)
                if place < best.get(number, PLACES):
                    best[number] = place
        return best

    def _beginning(self, word: Beginnings) -> Iterator[str]:
        keys, left = self.keys[word.language], MAX_KEYS
        for start in word.keys:
            index = bisect_left(keys, start)
            while left and index < len(keys) and keys[index].startswith(start):
                yield keys[index]
                index, left = index + 1, left - 1


def nearest(word: Beginnings, books: Iterable[Wordbook]) -> Beginnings | None:
    """Return the beginnings of known words that are nearest to a misspelt one; None where no words come near."""
    found: dict[str, int] = {}
    limits = MISTAKES if word.tokens else MISTAKES_OF_A_GUESS
    for typed in word.keys:
        limit = next((mistakes for letters, mistakes in limits if len(typed) >= letters), 0)
        if not limit:
            continue
        # A letter too few or too many moves the end of the beginning.
        ends = range(len(typed) - 1, len(typed) + 2)
        starts = {key[:end] for book in books for key in book.keys[word.language] for end in ends}
        for start, mistakes, _place in extract_iter(typed, sorted(starts), scorer=OSA.distance, score_cutoff=limit):
            found[start] = min(int(mistakes), found.get(start, limit))
    least = min(found.values(), default=0)
    keys = tuple(sorted(start for start, mistakes in found.items() if mistakes == least))
    return Beginnings(word.language, keys) if keys else None
