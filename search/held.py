"""Something that a worker reads once for each state of the index and keeps until it moves."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from search.models import Generation

__all__ = ["Held"]

T = TypeVar("T")


class Held(Generic[T]):
    """Holds a value made from a state. `read` gets the value of the state before, or None, and the new state."""

    def __init__(self, read: Callable[[T | None, Generation], T]) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._value: T | None = None
        self._of: tuple[int, str] | None = None

    def get(self, state: Generation) -> T:
        """Return the value of `state`, read where it is not the one held. A state that was never stored is not kept."""
        with self._lock:
            key = (state.number, state.stamp)
            if self._value is None or self._of != key or not state.stamp:
                self._value = self._read(self._value, state)
                self._of = key
            return self._value
