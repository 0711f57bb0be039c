"""Which engine answers."""

from django.db import connection

from search.engines.base import Ask, Engine, EngineAnswer, Hit
from search.engines.embedded import EmbeddedEngine
from search.engines.postgresql import PostgresqlEngine

__all__ = ["Ask", "Engine", "EngineAnswer", "Hit", "database_engine", "engine"]


def database_engine() -> Engine:
    """Return the engine of the database that the site runs on."""
    return PostgresqlEngine() if connection.vendor == "postgresql" else EmbeddedEngine()


def engine() -> Engine:
    """Return the engine that the settings chose."""
    return database_engine()
