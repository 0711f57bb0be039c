"""How long a search takes, part by part, inside one process that answers as a web worker does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from django.test import RequestFactory
from django.utils import translation

from search import results
from search.analysis import Alternatives
from search.engines import Ask, Engine, EngineAnswer
from search.views import finder
from tests.benchmarks.search.queries import Query

__all__ = ["PARTS", "Times", "measure", "percentile", "repeat"]

#: Parts of a page: the engine, all that reads the question before it and its answer behind it, the page made of the answer.
PARTS = ("engine", "words and labels", "page", "all")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass
class Times:
    """Milliseconds of each part, one for each question."""

    parts: dict[str, list[float]] = field(default_factory=dict)
    found: list[int] = field(default_factory=list)

    def add(self, part: str, seconds: float) -> None:
        self.parts.setdefault(part, []).append(seconds * 1000)

    def p50(self, part: str) -> float:
        return percentile(self.parts[part], 0.50)

    def p95(self, part: str) -> float:
        return percentile(self.parts[part], 0.95)


class Watched:
    """The engine that the site chose, with a clock."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.seconds = 0.0
        self.total = 0

    @property
    def name(self) -> str:
        return self._engine.name

    def present(self, alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]:
        begun = time.perf_counter()
        found = self._engine.present(alternatives, kinds)
        self.seconds += time.perf_counter() - begun
        return found

    def search(self, ask: Ask) -> EngineAnswer:
        begun = time.perf_counter()
        answer = self._engine.search(ask)
        self.seconds += time.perf_counter() - begun
        self.total = answer.total
        return answer


@contextmanager
def watched() -> Iterator[list[Watched]]:
    """Let every search of this process go through a clock; the list grows by one for each."""
    chosen, seen = results.engine, []

    def engine(*state: Any) -> Any:
        seen.append(Watched(chosen(*state)))
        return seen[-1]

    with mock.patch.object(results, "engine", engine):
        yield seen


def measure(asked: Sequence[Query], engine: str) -> Times:
    """Ask the finder's page for each question, as the web server does, and return what each part took."""
    times, factory = Times(), RequestFactory(headers={"host": "localhost"})
    with watched() as seen, mock.patch("search.views.search", _timed(times)):
        for query in asked:
            request = factory.get(query.path)
            begun = time.perf_counter()
            with translation.override(query.language):
                finder(request).render()
            whole, found = time.perf_counter() - begun, seen.pop()
            if found.name != engine:
                raise RuntimeError(f"{found.name} answered, not {engine}.")
            searched = times.parts["search"].pop() / 1000
            times.add("engine", found.seconds)
            times.add("words and labels", searched - found.seconds)
            times.add("page", whole - searched)
            times.add("all", whole)
            times.found.append(found.total)
    return times


def _timed(times: Times) -> Callable[..., Any]:
    def search(*arguments: Any) -> Any:
        begun = time.perf_counter()
        answer = results.search(*arguments)
        times.add("search", time.perf_counter() - begun)
        return answer

    return search


def repeat(do: Callable[[Any], object], each: Sequence[Any]) -> list[float]:
    """Return the milliseconds that doing it took for each."""
    took = []
    for one in each:
        begun = time.perf_counter()
        do(one)
        took.append((time.perf_counter() - begun) * 1000)
    return took
