"""What a name says of the words typed beyond having them: just so written, side by side, or near one another.

Marks are plain texts, so that one engine keeps them as values and another compares them in Python, to the same points.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise, product

from search.analysis.lemmas import index_tokens, query_tokens
from search.analysis.letters import prepare, script, words_of
from search.analysis.small_words import is_small

__all__ = ["NEAR", "PHRASE", "WRITTEN", "marked_tokens", "name_marks", "query_marks"]

#: More for each word that a name has just as it was typed, with its accents and its ending: νόμος before νομός.
WRITTEN = 1.0
#: More for two words that follow each other in a name in the order in which they were typed, small words aside.
PHRASE = 1.5
#: More for two words that stand near each other in a name, in either order.
NEAR = 1.5
#: Places between two words that are near: “care for older people at home” has its first and last that far apart.
REACH = 3
#: Words of a name that are looked at; titles are shorter.
MAX_WORDS = 24


def _written(word: str) -> str:
    return f"={prepare(word, script(word))}"


def _near(one: str, other: str) -> str:
    return f"~{min(one, other)} {max(one, other)}"


def _of_name(name: str, among: frozenset[str] | None) -> set[str]:
    words = [word for word in words_of(name) if not is_small(word)][:MAX_WORDS]
    placed = [
        (place, word, tokens)
        for place, word in enumerate(words)
        if (tokens := index_tokens(word)) and (among is None or not among.isdisjoint(tokens))
    ]
    found = {_written(word) for _place, word, _tokens in placed}
    for (here, _one, these), (there, _other, those) in combinations(placed, 2):
        if there - here <= REACH:
            for one, other in product(these, those):
                found.add(_near(one, other))
                if there - here == 1:
                    found.add(f"{one} {other}")
    return found


def name_marks(names: Iterable[str], among: frozenset[str] | None = None) -> set[str]:
    """Return all marks of the names of an entry; or those alone that have to do with the tokens `among` them."""
    return set().union(*(_of_name(name, among) for name in set(names)))


def query_words(text: str) -> list[str]:
    """Return the words of a query that names are looked through for."""
    return list(dict.fromkeys(word for word in words_of(text) if not is_small(word)))[:MAX_WORDS]


def marked_tokens(text: str) -> frozenset[str]:
    """Return the tokens that the marks of a query have to do with."""
    return frozenset(token for word in query_words(text) for token in (*query_tokens(word), *index_tokens(word)))


def query_marks(text: str) -> list[tuple[float, tuple[str, ...]]]:
    """Return the points that an entry gets for having any of some marks, for each thing that can be said of its names."""
    words = query_words(text)
    tokens = [query_tokens(word) for word in words]
    found: list[tuple[float, tuple[str, ...]]] = [(WRITTEN, (_written(word),)) for word in words]
    for these, those in pairwise(tokens):
        pairs = list(product(these, those))
        found.append((PHRASE, tuple(f"{one} {other}" for one, other in pairs)))
        found.append((NEAR, tuple(dict.fromkeys(_near(one, other) for one, other in pairs))))
    return found
