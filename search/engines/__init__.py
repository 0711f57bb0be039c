"""Which engine answers."""

from search.engines.base import Ask, Engine, EngineAnswer, Hit
from search.engines.embedded import EmbeddedEngine

__all__ = ["Ask", "Engine", "EngineAnswer", "Hit", "engine"]


def engine() -> Engine:
    """Return the engine that the settings chose: the embedded one, the only one so far."""
    return EmbeddedEngine()
