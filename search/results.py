"""From parameters to what a page or the API shows: parse, analyse, ask, and no record touched."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import cached_property

from search import labels as labels_module
from search.analysis import AnalysedQuery, Step
from search.analysis.understanding import understand
from search.engines import Ask, EngineAnswer, Hit, engine
from search.facets import FINDER_FACETS, SEARCH_FACETS, Facet
from search.labels import TITLES, Labels, word
from search.models import Generation
from search.params import Params
from services_catalogue import facts
from services_catalogue.opening_hours import Exceptional, Hours, OpeningState, is_open_now, opening_state

__all__ = ["EVERYTHING", "FINDER", "PAGE_SIZE", "FacetValue", "FacetView", "Finder", "Result", "Results", "search"]

#: Results on a page, as the contract says.
PAGE_SIZE = 20


@dataclass(frozen=True)
class Finder:
    """A catalogue that is searched, and the facets that it has."""

    kinds: tuple[str, ...]
    facets: tuple[Facet, ...]


FINDER = Finder(("service",), FINDER_FACETS)
EVERYTHING = Finder(("service", "organisation", "place", "strategy", "committee", "funding", "news", "page"), SEARCH_FACETS)


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet. `language` is that of its label; `depth` its place below the values shown above it."""

    value: str
    label: str
    language: str
    count: int
    selected: bool
    parent: str | None = None
    depth: int = 0


@dataclass(frozen=True)
class FacetView:
    """A facet with its values in their stable order."""

    name: str
    title: str
    is_tree: bool
    values: list[FacetValue]

    @property
    def is_used(self) -> bool:
        return any(value.selected for value in self.values)


class Result:
    """One result in the reader's language, read from the index alone."""

    def __init__(self, hit: Hit, language: str, now: dt.datetime) -> None:
        self.kind, self.id, self.payload = hit.kind, hit.object_id, hit.payload
        self.wider, self.distance = hit.wider, hit.distance
        self.reader, self._now = language, now
        self._text: Mapping[str, str] = hit.payload["texts"][language]

    @property
    def name(self) -> str:
        return self._text["name"]

    @property
    def summary(self) -> str:
        return self._text["summary"]

    @property
    def language(self) -> str:
        """The language of its texts."""
        return self._text["language"]

    @property
    def path(self) -> str:
        return self._text["path"]

    @property
    def is_fallback(self) -> bool:
        return self.language != self.reader

    def named(self, key: str) -> dict[str, Any] | None:
        """Return the id, name and language of the provider or municipality."""
        thing = self.payload.get(key)
        if thing is None:
            return None
        name, language = thing["names"][self.reader]
        return {"id": thing["id"], "name": name, "language": language}

    @cached_property
    def provider(self) -> dict[str, Any] | None:
        return self.named("provider")

    @cached_property
    def municipality(self) -> dict[str, Any] | None:
        return self.named("municipality")

    @property
    def status(self) -> str:
        """The status of a service; "" for everything else."""
        return self.payload.get("status", "")

    @property
    def get_status_display(self) -> str:
        return word("status", self.status)

    @property
    def status_sentence(self) -> str:
        """What the status means for the reader, with its dates; "" for a service that simply runs."""
        if not self.status:
            return ""
        days = {key: self.payload.get(key) for key in ("status_from", "status_until")}
        dates = {key: dt.date.fromisoformat(day) if day else None for key, day in days.items()}
        return facts.status_sentence(SimpleNamespace(status=self.status, **dates))

    @property
    def cost(self) -> str:
        """The cost in a word; "" where it is not known."""
        cost = self.payload.get("cost", "unknown")
        return "" if cost == "unknown" else word("cost", cost)

    @property
    def kind_label(self) -> str:
        return word("kind-of", self.kind)

    @property
    def published(self) -> dt.date | None:
        """The day of a piece of news."""
        day = self.payload.get("date")
        return timezone.localtime(dt.datetime.fromisoformat(day)).date() if day else None

    @property
    def distance_text(self) -> str:
        """The distance in kilometres, as readers of the language write it; "" where it is not known."""
        return "" if self.distance is None else number_format(self.distance, decimal_pos=1)

    @cached_property
    def schedules(self) -> list[Hours]:
        return [read_schedule(text) for text in self.payload.get("schedules", ())]

    @property
    def open_now(self) -> bool | None:
        """Whether one of its places is surely open; None where no hours are known."""
        return any(is_open_now(hours, self._now) for hours in self.schedules) if self.schedules else None

    @cached_property
    def opening(self) -> OpeningState | None:
        """What to say of the hours: of a place that is open, else of the first one. None where no hours are known."""
        if not self.schedules or self.status != "running":
            return None
        best = next((hours for hours in self.schedules if is_open_now(hours, self._now)), self.schedules[0])
        return opening_state(best, self._now)


@dataclass(frozen=True)
class Results:
    """The answer to a search, ready to be shown."""

    params: Params
    language: str
    total: int
    results: list[Result]
    facets: list[FacetView]
    query: AnalysedQuery
    steps: tuple[Step, ...]
    matched: str
    missing: tuple[str, ...]
    without: Mapping[tuple[str, str], int]
    engine: str
    labels: Labels

    @property
    def pages(self) -> int:
        """The number of pages; one where there is nothing."""
        return max(1, -(-self.total // PAGE_SIZE))


@lru_cache(maxsize=4096)
def read_schedule(text: str) -> Hours:
    """Read the hours of a place as the index wrote them."""
    hours, country, exceptions = json.loads(text)
    return Hours(
        hours,
        country,
        tuple(Exceptional(dt.date.fromisoformat(a), dt.date.fromisoformat(b), other) for a, b, other in exceptions),
    )


def search(params: Params, language: str, finder: Finder = FINDER, now: dt.datetime | None = None) -> Results:
    """Answer a search for a reader of `language`; `now` is for tests."""
    moment = now or timezone.now()
    state = Generation.current()
    labels = labels_module.current(state)
    center = params.point or (labels.point(params.near) if params.near else None)
    chosen = engine()
    query = AnalysedQuery()
    if params.q:
        query = understand(params.q, language, state, partial(chosen.present, kinds=finder.kinds), params.exact)
    answer = chosen.search(
        Ask(
            generation=state,
            query=query,
            kinds=finder.kinds,
            facets=finder.facets,
            selected=params.selected,
            open_among=lambda schedules: open_schedules(schedules, moment),
            language=language,
            sort=_sort(params, center),
            page=params.page,
            size=PAGE_SIZE,
            center=center,
            within=params.within,
        )
    )
    return Results(
        params=params,
        language=language,
        total=answer.total,
        results=[Result(hit, language, moment) for hit in answer.hits],
        facets=_facets(answer, params, language, finder, labels),
        query=query,
        steps=query.steps + tuple(Step(word, "", "not-found") for word in answer.missing),
        matched=answer.matched,
        missing=answer.missing,
        without=answer.without,
        engine=chosen.name,
        labels=labels,
    )


def open_schedules(schedules: Iterable[str], now: dt.datetime) -> frozenset[str]:
    """Return those of the schedules that are surely open at `now`."""
    return frozenset(text for text in schedules if is_open_now(read_schedule(text), now))


def _sort(params: Params, center: tuple[float, float] | None) -> str:
    """Whoever says where they are wants the nearest first, unless they chose another order."""
    if params.sort == "nearest" or (not params.sort and center):
        return "nearest" if center else "relevance"
    return params.sort or "relevance"


def _facets(answer: EngineAnswer, params: Params, language: str, finder: Finder, labels: Labels) -> list[FacetView]:
    views = []
    for facet in finder.facets:
        counts = answer.counts.get(facet.name, {})
        values = labels.ordered(facet.name, counts, language)
        depths = _depths(facet.name, values, labels) if facet.is_tree else {}
        views.append(
            FacetView(
                name=facet.name,
                title=str(TITLES[facet.name]),
                is_tree=facet.is_tree,
                values=[
                    FacetValue(
                        value=value,
                        label=(found := labels.text(facet.name, value, language))[0],
                        language=found[1],
                        count=counts[value],
                        selected=value in params.selected.get(facet.name, ()),
                        parent=labels.parent(facet.name, value),
                        depth=depths.get(value, 0),
                    )
                    for value in values
                ],
            )
        )
    return views


def _depths(facet: str, values: list[str], labels: Labels) -> dict[str, int]:
    """Return how many of its ancestors are shown above each value."""
    depths: dict[str, int] = {}
    for value in values:
        parent = labels.parent(facet, value)
        while parent is not None and parent not in depths:
            parent = labels.parent(facet, parent)
        depths[value] = depths[parent] + 1 if parent is not None else 0
    return depths
