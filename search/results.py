"""From parameters to what a page or the API shows: parse, analyse, ask, and no record touched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.utils import timezone

from search import labels as labels_module
from search.analysis import AnalysedQuery, Step
from search.analysis.understanding import understand
from search.engines import Ask, EngineAnswer, engine
from search.facets import FINDER_FACETS, SEARCH_FACETS, Facet
from search.labels import TITLES, Labels
from search.models import Generation
from search.params import Params
from search.promotions import promoted
from search.result import Result, read_schedule
from search.snippets import snippets
from services_catalogue.opening_hours import is_open_now

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


def search(params: Params, language: str, finder: Finder = FINDER, now: dt.datetime | None = None) -> Results:
    """Answer a search for a reader of `language`; `now` is for tests."""
    moment = now or timezone.now()
    state = Generation.current()
    labels = labels_module.current(state)
    chosen = engine(state)
    query = AnalysedQuery()
    if params.q:
        query = understand(params.q, language, state, partial(chosen.present, kinds=finder.kinds), params.exact)
    answer = chosen.search(_ask(params, language, finder, moment, state, query, labels))
    shown = snippets(answer.hits, query, language)
    return Results(
        params=params,
        language=language,
        total=answer.total,
        results=[Result(hit, language, moment, shown.get((hit.kind, hit.object_id))) for hit in answer.hits],
        facets=_facets(answer, params, language, finder, labels),
        query=query,
        steps=query.steps + tuple(Step(word, "", "not-found") for word in answer.missing),
        matched=answer.matched,
        missing=answer.missing,
        without=answer.without,
        engine=chosen.name,
        labels=labels,
    )


def _ask(
    params: Params, language: str, finder: Finder, now: dt.datetime, state: Generation, query: AnalysedQuery, labels: Labels
) -> Ask:
    center = params.point or (labels.point(params.near) if params.near else None)
    return Ask(
        generation=state,
        query=query,
        kinds=finder.kinds,
        facets=finder.facets,
        selected=params.selected,
        open_among=lambda schedules: open_schedules(schedules, now),
        language=language,
        sort=_sort(params, center),
        page=params.page,
        size=PAGE_SIZE,
        center=center,
        within=params.within,
        home="" if params.point else params.near,
        promoted=promoted(query.used, state) if query.words else (),
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
