"""The needs that come nearest to words that found nothing: by the forms of words, their beginnings, else their sound."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from common.languages import LANGUAGES
from search import labels as labels_module
from search.analysis.letters import words_of
from search.analysis.wording import related
from search.models import Generation
from search.suggest import MAX_WORDS, NEED, Known, Suggestion, known_at, reading, suggestions_of
from search.suggest_words import FIRST, Beginnings, Wordbook

__all__ = ["nearest_needs"]

MAX_NEEDS = 4
#: What a typed word counts for a need: where a word of it is a form of it or begins so, where another word for the same does,
#: and, times the share of letters that are equal, where it only sounds like one.
SAME, ANOTHER, LIKE = 1.0, 0.8, 0.6
#: The share of equal sounds from which on words sound alike, and the letters that a word has then at least.
ALIKE, MIN_LETTERS = 0.75, 4
#: What each place of a word in a need takes away: its first word says most.
A_PLACE = 0.05


def nearest_needs(text: str, language: str) -> tuple[list[Suggestion], bool]:
    """Return the needs nearest to what was typed, the nearest first, and whether there are any; else those at the top."""
    state = Generation.current()
    known, labels = known_at(state), labels_module.current(state)
    words = words_of(text)[:MAX_WORDS]
    scores: dict[int, float] = {}
    for word in reading(words, language) if words else ():
        for number, worth in _worth(word, words, language, known, state).items():
            scores[number] = scores.get(number, 0.0) + worth
    near = sorted(scores, key=lambda number: (-scores[number], number))
    if found := suggestions_of(near, known, labels, language)[NEED]:
        return found[:MAX_NEEDS], True
    tops = [
        number
        for number, (facet, code) in enumerate(known.terms)
        if facet == "category" and labels.parent("category", code) is None
    ]
    return suggestions_of(tops, known, labels, language)[NEED], False


def _worth(word: Beginnings, words: list[str], language: str, known: Known, state: Generation) -> dict[int, float]:
    """Return what one word counts for each need that comes near it in any way of reading it."""
    book = known.term_words
    worth: dict[int, float] = {}
    for one in _ways(word, words, language):
        for number, place in book.find([one]).items():
            worth[number] = max(worth.get(number, 0.0), SAME - (place - FIRST) * A_PLACE)
        for tokens in related(one.tokens, state) if one.tokens else ():
            for number in book.find([Beginnings(one.language, (), (token,)) for token in tokens]):
                worth[number] = max(worth.get(number, 0.0), ANOTHER)
        if not worth:
            worth = _alike(one, book)
        if worth:
            break
    return worth


def _ways(word: Beginnings, words: list[str], language: str) -> Iterator[Beginnings]:
    """Yield a word as it was read, and, where it stands in Latin letters, as the other languages read it."""
    yield word
    if not word.tokens:
        place = [one.keys for one in reading(words, language)].index(word.keys)
        for other in LANGUAGES:
            others = reading(words, other)
            if other != language and place < len(others):
                yield others[place]


def _alike(word: Beginnings, book: Wordbook) -> dict[int, float]:
    """Return the needs with a word that sounds like a typed one, by how much."""
    worth: dict[int, float] = {}
    for typed in word.keys[:MAX_NEEDS]:
        if len(typed) < MIN_LETTERS:
            continue
        near = extract(typed, book.keys[word.language], scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=MAX_NEEDS)
        for key, share, _place in near:
            for number in book.find([Beginnings(word.language, (key,))]):
                worth[number] = max(worth.get(number, 0.0), LIKE * share)
    return worth
