"""Answers that a process keeps for as long as the index stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

__all__ = ["Answers", "Recent"]

#: Answers that are kept; each is small.
SIZE = 4_000


class Recent:
    """Keeps the last answers of one state of the index."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: Hashable | None = None
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def of(self, state: Hashable | None) -> Answers:
        """Return the answers of a state, and forget those of others; None is a state of which nothing is kept."""
        with self._lock:
            if state != self._of:
                self._answers.clear()
                self._of = state
        return Answers(self, state)

    def get(self, state: Hashable, key: Hashable) -> Any:
        with self._lock:
            return self._answers.get(key) if state is not None and state == self._of else None

    def put(self, state: Hashable, key: Hashable, answer: Any) -> None:
        with self._lock:
            if state is not None and state == self._of:
                self._answers[key] = answer
                while len(self._answers) > SIZE:
                    self._answers.popitem(last=False)


class Answers:
    """The answers of the state of which one search began; an answer that comes late says nothing of a later state."""

    def __init__(self, recent: Recent, state: Hashable | None) -> None:
        self._recent, self._state = recent, state

    def get(self, key: Hashable) -> Any:
        return self._recent.get(self._state, key)

    def put(self, key: Hashable, answer: Any) -> Any:
        """Keep an answer and return it."""
        self._recent.put(self._state, key, answer)
        return answer
