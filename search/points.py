"""What a word is worth by where it stands, as a table of words is asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from search.analysis import AnalysedQuery, Word

__all__ = ["Points"]


@dataclass(frozen=True)
class Points:
    """Points of a word by field; the share of the table's own fine rank; what another word for the same counts."""

    fields: Mapping[str, float]
    fine: float
    related: float

    def shares(self, query: AnalysedQuery, match: Callable[[Word, bool], str]) -> Iterator[tuple[int, float, Word, bool]]:
        """Yield what is asked of each word: its number, what share of the points counts, the word, whether just as typed.

        What is found by other words gets a share; what has the word that was typed gets the rest as well.
        """
        for index, word in enumerate(query.words):
            typed, every = match(word, True), match(word, False)
            share = self.related if typed and typed != every else 1.0
            if every:
                yield index, share, word, False
            if share != 1.0:
                yield index, 1.0 - share, word, True
