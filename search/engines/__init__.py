"""Which engine answers."""

from django.conf import settings
from django.db import connection

from search.engines.base import Ask, Engine, EngineAnswer, Hit
from search.engines.embedded import EmbeddedEngine
from search.engines.postgresql import PostgresqlEngine
from search.models import Generation

__all__ = ["Ask", "Engine", "EngineAnswer", "Hit", "database_engine", "engine"]


def database_engine() -> Engine:
    """Return the engine of the database that the site runs on."""
    return PostgresqlEngine() if connection.vendor == "postgresql" else EmbeddedEngine()


def engine(state: Generation | None = None) -> Engine:
    """Return the engine that the settings chose, for one request, which began at this state of the index, else now."""
    if settings.SEARCH_URL:
        from search.engines.fallback import FallbackEngine  # its libraries are big, and most sites have no such server

        return FallbackEngine(database_engine(), state or Generation.current())
    return database_engine()
