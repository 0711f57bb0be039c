"""The table of words of the database that the site runs on: FTS5 in SQLite, `tsvector` in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, cast

from django.db import connection

from search import fts, tsvector
from search.analysis import Alternatives, AnalysedQuery
from search.points import Points

__all__ = ["WordTable", "table"]


class WordTable(Protocol):
    """Holds the tokens of entries by their row numbers, and is written in the transaction of the publish."""

    def insert(self, rows: Iterable[tuple[int, Mapping[str, str]]]) -> None: ...

    def delete(self, pks: Iterable[int]) -> None: ...

    def clear(self) -> None: ...

    def present(self, alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]: ...

    def having(self, query: AnalysedQuery) -> list[list[int]]: ...

    def worths(self, query: AnalysedQuery, pks: Sequence[int], points: Points) -> Iterator[tuple[int, int, float]]: ...

    def tokens(self, pks: Sequence[int]) -> dict[int, dict[str, str]]: ...


def table() -> WordTable:
    """Return the table of words of the database in use."""
    return cast(WordTable, tsvector if connection.vendor == "postgresql" else fts)
