"""The embedded engine on PostgreSQL: words from `tsvector` and GIN, facets from the same bitsets in memory."""

from __future__ import annotations

from search.engines.embedded import EmbeddedEngine

__all__ = ["PostgresqlEngine"]


class PostgresqlEngine(EmbeddedEngine):
    """Answers as the embedded engine does, through the table of words of this database (`search/tsvector.py`)."""

    name = "postgresql"
