"""What the words of a query find in the whole catalogue, where only counts of entries are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.analysis import AnalysedQuery
from search.engines.base import ALL, MOST, NOTHING

__all__ = ["NO_WORDS", "Understood", "from_counts"]


@dataclass(frozen=True)
class Understood:
    """`level`: how many of the words an entry must have. `having`: how many entries have each word; `scope`: of how many."""

    matched: str = ""
    missing: tuple[str, ...] = ()
    level: int = 0
    having: tuple[int, ...] = ()
    scope: int = 0


NO_WORDS = Understood()


def from_counts(query: AnalysedQuery, scope: int, having: Sequence[int], levels: Sequence[int]) -> Understood:
    """Decide as the embedded engine does. `levels`: how many entries have at least one of the words, two, and so on."""
    missing = tuple(word.typed for word, count in zip(query.words, having, strict=True) if not count)
    level = max((number for number, count in enumerate(levels, 1) if count), default=0)
    if not level:
        return Understood(NOTHING, missing)
    return Understood(ALL if level == len(query.words) else MOST, missing, level, tuple(having), scope)
