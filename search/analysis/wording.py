"""Other words for what was typed: those that every catalogue needs, and the synonyms and corrected forms of its editors.

A query is widened by them and the index knows nothing of them, so they act without a rebuild.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from common.languages import LANGUAGES
from common.text import lines
from search.analysis.base import Alternatives, Word
from search.analysis.lemmas import query_tokens
from search.analysis.letters import words_of
from search.analysis.small_words import is_small
from search.held import Held
from search.models import Generation, Override, Synonym

__all__ = ["related", "widen"]

#: What each word may be.
Phrase = tuple[frozenset[str], ...]
CONCEPTS = Path(__file__).with_name("concepts.tsv")
#: Combinations of what the words of a phrase may be that are asked for.
MAX_COMBINATIONS = 12
#: Stands before what somebody is without, in the list and among tokens.
LACK = "-"
#: Stands in the list before what people type and no entry is found by.
TYPED_ONLY = ">"
WITHOUT = frozenset([LACK])


@dataclass
class Wording:
    """Phrases that find others, by the tokens of their first words."""

    by_first: dict[str, list[tuple[Phrase, list[Phrase]]]] = field(default_factory=dict)

    def add(self, words: Phrase, means: list[Phrase]) -> None:
        if words and means:
            for token in words[0]:
                self.by_first.setdefault(token, []).append((words, means))

    def at(self, typed: Sequence[frozenset[str]]) -> tuple[int, list[Phrase]]:
        """Return how many of the words are in the longest phrase that they begin with, and what that finds as well."""
        longest = 0
        means: list[Phrase] = []
        for token in typed[0]:
            for words, found in self.by_first.get(token, ()):
                if len(words) >= longest and _begins(typed, words):
                    means = (means if len(words) == longest else []) + found
                    longest = len(words)
        return longest, means


def _begins(typed: Sequence[frozenset[str]], words: Phrase) -> bool:
    return len(words) <= len(typed) and all(one & other for one, other in zip(typed, words, strict=False))


def phrase(text: str) -> Phrase:
    """Return the words of an editor's phrase, those left out that are left out of a query."""
    if text.strip().startswith(LACK):
        return (WITHOUT, *phrase(text.strip().removeprefix(LACK)))
    words = words_of(text)
    telling = [word for word in words if not is_small(word)] or words
    return tuple(frozenset(query_tokens(word)) for word in telling)


@lru_cache(maxsize=1)
def concepts() -> list[list[tuple[Phrase, bool]]]:
    """Return what people of the three languages call the same things: phrases, and whether entries are found by them.

    It takes some 50 ms at first use.
    """
    rows = [line for line in CONCEPTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names = ([name.strip() for name in re.split(r"[,\t]", row)] for row in rows)
    return [
        [(found, name[0] not in (LACK, TYPED_ONLY)) for name in row if (found := phrase(name.removeprefix(TYPED_ONLY)))]
        for row in names
    ]


def _read(_before: Wording | None, _state: Generation) -> Wording:
    wording = Wording()
    for names in concepts():
        for name, _is_found in names:
            wording.add(name, [other for other, is_found in names if is_found and other != name])
    for synonym in Synonym.objects.all():
        words, means = phrase(synonym.words), [found for line in lines(synonym.means) if (found := phrase(line))]
        wording.add(words, means)
        if synonym.two_way and words:
            for found in means:
                wording.add(found, [words])
    for override in Override.objects.all():
        form, lemma = phrase(override.form), phrase(override.lemma)
        wording.add(form, [lemma])
        wording.add(lemma, [form])
    return wording


_held: Held[Wording] = Held(_read)


def widen(words: Sequence[Word], state: Generation) -> tuple[Word, ...]:
    """Return the words of a query with what else finds them; a phrase that has other names becomes one word."""
    wording = _held.get(state)
    tokens = [_tokens(word) for word in words]
    out: list[Word] = []
    place = 0
    while place < len(words):
        if words[place].without and tokens[place]:
            length, means = wording.at([WITHOUT, *tokens[place:]])
            if length > 1:
                out.append(_instead(words[place : place + length - 1], tokens[place : place + length - 1], means))
                place += length - 1
                continue
        length, means = wording.at(tokens[place:]) if tokens[place] else (0, [])
        out.append(_widened(words[place : place + length], tokens[place : place + length], means) if length else words[place])
        place += max(1, length)
    return tuple(out)


def related(tokens: Iterable[str], state: Generation) -> tuple[tuple[str, ...], ...]:
    """Return what else finds a single word that has these tokens."""
    _length, means = _held.get(state).at([frozenset(tokens)])
    return tuple(dict.fromkeys(each for found in means for each in _combinations(found)))


def _tokens(word: Word) -> frozenset[str]:
    return frozenset(token for found in word.alternatives.values() for token in found.whole)


def _widened(words: Sequence[Word], tokens: Sequence[frozenset[str]], means: Iterable[Phrase]) -> Word:
    own = Alternatives(together=tuple(_combinations(tokens)))
    if len(words) == 1:
        own = next(iter(words[0].alternatives.values()))
    related = [each for found in means for each in _combinations(found)]
    more = replace(own, related=tuple(dict.fromkeys([*own.related, *related])))
    return Word(" ".join(word.typed for word in words), dict.fromkeys(LANGUAGES, more), len(words) == 1 and words[0].common)


def _instead(words: Sequence[Word], tokens: Sequence[frozenset[str]], means: Iterable[Phrase]) -> Word:
    """Return what is meant by being without something: that first, and the thing itself as another word for it."""
    every = [each for found in means for each in _combinations(found)]
    meant = Alternatives(
        whole=tuple(dict.fromkeys(each[0] for each in every if len(each) == 1)),
        together=tuple(dict.fromkeys(each for each in every if len(each) > 1)),
        related=tuple(_combinations(tokens)),
    )
    return Word(" ".join(word.typed for word in words), dict.fromkeys(LANGUAGES, meant))


def _combinations(found: Sequence[frozenset[str]]) -> Iterable[tuple[str, ...]]:
    return itertools.islice(itertools.product(*(sorted(each) for each in found)), MAX_COMBINATIONS)
