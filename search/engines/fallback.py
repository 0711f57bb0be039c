"""Asks the search server; where it does not answer as it should, the engine of the database, within the same request."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from search import cluster
from search.analysis import Alternatives
from search.engines.base import Ask, ClusterError, Engine, EngineAnswer
from search.engines.recent import Recent
from search.models import Generation

__all__ = ["FallbackEngine"]

#: Seconds that the server may be behind the database: a publish is found within one.
BEHIND_SECONDS = 3.0

_recent = Recent()


@dataclass
class Progress:
    """The state of the server's index that this process saw last, and since when."""

    reached: tuple[str, int] = ("", -1)
    since: float = 0.0

    def is_behind(self, state: Generation) -> bool:
        """Tell whether the server's index has stood still for too long while the database went on."""
        if state.cluster_number >= state.number:
            return False
        if self.reached != (reached := (state.cluster_index, state.cluster_number)):
            self.reached, self.since = reached, time.monotonic()
        return time.monotonic() - self.since > BEHIND_SECONDS


_progress = Progress()


class FallbackEngine:
    """One for each request: `name` is that of the engine that answered, and once one did not answer it is not asked again."""

    def __init__(self, other: Engine, state: Generation) -> None:
        self._other, self._state = other, state
        self._is_given_up = False

    @property
    def name(self) -> str:
        return self._other.name if self._is_given_up or not cluster.watch.may_ask() else "elasticsearch"

    def present(self, alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]:
        if (server := self._server()) is not None:
            try:
                return server.present(alternatives, kinds)
            except ClusterError as error:
                self._give_up(error)
        return self._other.present(alternatives, kinds)

    def search(self, ask: Ask) -> EngineAnswer:
        if (server := self._server()) is not None:
            try:
                return server.search(ask)
            except ClusterError as error:
                self._give_up(error)
        return self._other.search(ask)

    def _server(self) -> Engine | None:
        if self._is_given_up or not cluster.watch.may_ask():
            self._is_given_up = True
            return None
        if _progress.is_behind(self._state):
            self._give_up(ClusterError("its index is behind the database"))
            return None
        try:
            server = cluster.server()
            server.cluster.knock(server.alias(self._state))
        except ClusterError as error:
            self._give_up(error)
            return None
        state = self._state
        is_level = state.cluster_number >= state.number
        return server.engine(state, _recent.of((state.number, state.cluster_index) if is_level else None))

    def _give_up(self, error: ClusterError) -> None:
        self._is_given_up = True
        cluster.watch.failed(error)
