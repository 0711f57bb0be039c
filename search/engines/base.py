"""The protocol that every engine answers: equal result sets, totals and counts, whatever runs below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from search.analysis import Alternatives, AnalysedQuery
from search.facets import Facet
from search.models import Generation

__all__ = ["ALL", "MOST", "NOTHING", "Ask", "ClusterError", "Counts", "Engine", "EngineAnswer", "Hit"]

#: How the words of the query were met: by entries with all of them, with most of them, by none; "" without words.
ALL, MOST, NOTHING = "all", "most", "none"

Counts = dict[str, dict[str, int]]


class ClusterError(Exception):
    """A search server that cannot be reached, has no index of ours, or refused: another engine answers."""


@dataclass(frozen=True)
class Ask:
    """One question to an engine.

    `kinds` is the catalogue on which the meaning of the words is decided. `center` and `within` are degrees and
    kilometres. `open_among` tells which of the given schedules are open at the moment of asking. `home` is the code of the
    area that the reader named as theirs; `promoted` are the kinds and ids that editors chose for these words, in order. Both
    move results, and neither adds or removes one.
    """

    generation: Generation
    query: AnalysedQuery
    kinds: tuple[str, ...]
    facets: tuple[Facet, ...]
    selected: Mapping[str, tuple[str, ...]]
    open_among: Callable[[Iterable[str]], frozenset[str]]
    language: str
    sort: str
    page: int
    size: int
    center: tuple[float, float] | None = None
    within: float | None = None
    home: str = ""
    promoted: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Hit:
    """One result. `wider`: it serves the area asked for only as part of a wider one. `distance`: kilometres, if known."""

    kind: str
    object_id: int
    payload: dict[str, Any]
    wider: bool = False
    distance: float | None = None


@dataclass(frozen=True)
class EngineAnswer:
    """`counts` holds every value with a count above 0 and every selected one.

    `matched` says how the words were met, `missing` which of them stand nowhere in the catalogue. Without results,
    `without` says how many there are without one of the filters, by facet and value; "within", "q" and "all", which is
    all filters, have no value.
    """

    total: int
    hits: list[Hit]
    counts: Counts
    matched: str = ""
    missing: tuple[str, ...] = ()
    without: dict[tuple[str, str], int] = field(default_factory=dict)


class Engine(Protocol):
    """What answers searches. Its name stands in the API."""

    @property
    def name(self) -> str: ...

    def present(self, alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]:
        """Tell of each of `alternatives` whether any entry of these kinds has it, whatever the filters."""
        ...

    def search(self, ask: Ask) -> EngineAnswer:
        """Answer one question. The order is total: the pages of a question join to exactly its results."""
        ...
