"""What one list of results is worth, and what many are on average."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.benchmarks.relevance.queries import NOTHING, Query

__all__ = ["DEPTH", "Score", "Scores", "score"]

#: Results that count; further ones are on no phone's first screens.
DEPTH = 10
#: The least grade of a first result with which a search has done its work.
USEFUL = 2


@dataclass(frozen=True)
class Score:
    """`ndcg` and `empty` are None for a query that must find nothing."""

    query: Query
    first: tuple[str, ...]
    success: bool
    ndcg: float | None
    empty: bool | None


def gain(grades: Sequence[int]) -> float:
    """Return the discounted cumulative gain, with 2^grade - 1 for each result (Burges et al., 2005)."""
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def ndcg(found: Sequence[str], judgements: Mapping[str, int]) -> float:
    """Return the gain of what was found as a share of the best that could be."""
    best = gain(sorted(judgements.values(), reverse=True)[:DEPTH])
    return gain([judgements.get(reference, 0) for reference in found[:DEPTH]]) / best


def score(query: Query, found: Sequence[str]) -> Score:
    """Judge what a search found, best first."""
    first = tuple(found[:DEPTH])
    if query.kind == NOTHING:
        return Score(query, first, not found, None, None)
    success = bool(found) and query.judgements.get(found[0], 0) >= USEFUL
    return Score(query, first, success, ndcg(found, query.judgements), not found)


class Scores:
    """Averages over some queries."""

    def __init__(self, scores: Sequence[Score]) -> None:
        self.scores = scores

    def __len__(self) -> int:
        return len(self.scores)

    def of(self, language: str = "", kind: str = "") -> Scores:
        """Return those of one language, one kind, or both."""
        return Scores(
            [s for s in self.scores if (not language or s.query.lang == language) and (not kind or s.query.kind == kind)]
        )

    @property
    def success(self) -> float:
        return sum(s.success for s in self.scores) / len(self.scores)

    @property
    def ndcg(self) -> float | None:
        return mean([s.ndcg for s in self.scores if s.ndcg is not None])

    @property
    def empty(self) -> float | None:
        return mean([float(s.empty) for s in self.scores if s.empty is not None])


def mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
