"""What a search must find, told by reading every document: no index, no bitset, no server takes part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from common.languages import LANGUAGES
from search import labels
from search.analysis import AnalysedQuery, Word
from search.documents import PAGES, RECORDS, Document, Taxonomies, page_documents, prefetched, record_document
from search.engines.ranking import distance_km
from search.facets import Facet
from search.models import Generation
from search.params import Params
from search.results import Finder, Results, open_schedules

__all__ = ["Answer", "Scan", "as_answer"]

Key = tuple[str, int]


@dataclass
class Answer:
    """What engines must agree on: the set of results with what is said of each, the counts, and how the words were met."""

    results: dict[Key, tuple[bool, float | None]]
    counts: dict[str, dict[str, int]]
    matched: str
    missing: tuple[str, ...]
    without: dict[tuple[str, str], int]


def as_answer(found: Results) -> Answer:
    """Return what an engine answered."""
    counts = {facet.name: {value.value: value.count for value in facet.values} for facet in found.facets}
    results = {(one.kind, one.id): (one.wider, one.distance and round(one.distance, 6)) for one in found.results}
    assert found.total == len(results) == len(found.results)
    return Answer(results, counts, found.matched, found.missing, dict(found.without))


@dataclass
class Entry:
    """One document with its tokens by language."""

    document: Document
    tokens: dict[str, set[str]] = field(default_factory=dict)

    @cached_property
    def every_token(self) -> set[str]:
        return set().union(*self.tokens.values())

    @property
    def key(self) -> Key:
        return self.document.kind, self.document.object_id

    def has(self, word: Word) -> bool:
        return any(self._has(word, pool) for pool in self._pools(word))

    def _pools(self, word: Word) -> list[tuple[Any, set[str]]]:
        found = list(word.alternatives.values())
        if all(each == found[0] for each in found):
            return [(found[0], self.every_token)]
        return [(each, self.tokens[language]) for language, each in word.alternatives.items()]

    def _has(self, word: Word, pool: tuple[Any, set[str]]) -> bool:
        asked, tokens = pool
        return (
            any(token in tokens for token in asked.whole)
            or any(token.startswith(begin) for begin in asked.prefixes for token in tokens)
            or any(set(each) <= tokens for each in (*asked.together, *asked.related))
        )


class Scan:
    """Every document of the records and pages that are published now."""

    def __init__(self) -> None:
        taxonomies = Taxonomies()
        documents = [record_document(record, taxonomies) for model in RECORDS for record in prefetched(model)]
        documents += [each for model in PAGES for each in page_documents(model, None, taxonomies)]
        self.entries = [Entry(document, _tokens(document)) for document in documents]

    def answer(self, params: Params, query: AnalysedQuery, finder: Finder, moment: Any) -> Answer:
        """Return what a search must answer; `query` is what was made of its words."""
        return _Asked(self, params, query, finder, moment).answer()


def _tokens(document: Document) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for column, text in document.texts.tokens().items():
        found[column.partition("_")[2]].update(text.split())
    return found


class _Asked:
    """One search on all documents."""

    def __init__(self, scan: Scan, params: Params, query: AnalysedQuery, finder: Finder, moment: Any) -> None:
        self.params, self.query, self.finder, self.moment = params, query, finder, moment
        self.scope = [entry for entry in scan.entries if entry.document.kind in finder.kinds]
        self.facets = {facet.name: facet for facet in finder.facets}
        known = labels.current(Generation.current())
        self.center = params.point or (known.point(params.near) if params.near else None)

    def values(self, entry: Entry, name: str) -> set[str]:
        if name == "kind":
            return {entry.document.kind}
        if name == "open":
            return {"now"} if open_schedules(entry.document.facets.get("schedule", ()), self.moment) else set()
        return set(entry.document.facets.get(name, ()))

    def distance(self, entry: Entry) -> float | None:
        points = entry.document.ranking.get("points", ())
        return min(distance_km(self.center, tuple(point)) for point in points) if self.center and points else None

    def fits(self, entry: Entry, selected: dict[str, tuple[str, ...]], near: bool = True) -> bool:
        if near and self.center and self.params.within is not None:
            far = self.distance(entry)
            if far is not None and far > self.params.within:
                return False
        return all(_chosen(self.facets[name], values, self.values(entry, name)) for name, values in selected.items())

    def met(self) -> tuple[list[Entry], str, tuple[str, ...]]:
        words = self.query.words
        if not words:
            return ([], "none", ()) if self.query.typed else (self.scope, "", ())
        has = [[entry.has(word) for word in words] for entry in self.scope]
        having = [sum(each) for each in has]
        missing = tuple(word.typed for place, word in enumerate(words) if not any(each[place] for each in has))
        most = max(having, default=0)
        if not most:
            return [], "none", missing
        met = [entry for entry, count in zip(self.scope, having, strict=True) if count == most]
        return met, "all" if most == len(words) else "most", missing

    def answer(self) -> Answer:
        met, matched, missing = self.met()
        selected = dict(self.params.selected)
        found = [entry for entry in met if self.fits(entry, selected)]
        results = {entry.key: (self._is_wider(entry), self._rounded(entry)) for entry in found}
        counts = {name: self._counts(name, met, selected) for name in self.facets}
        return Answer(results, counts, matched, missing, {} if found else self._without(met, selected))

    def _rounded(self, entry: Entry) -> float | None:
        far = self.distance(entry)
        return far and round(far, 6)

    def _is_wider(self, entry: Entry) -> bool:
        areas = self.params.selected.get("area")
        return bool(areas) and not set(areas or ()) & set(entry.document.facets.get("area_inside", ()))

    def _counts(self, name: str, met: list[Entry], selected: dict[str, tuple[str, ...]]) -> dict[str, int]:
        others = {key: value for key, value in selected.items() if key != name or self.facets[name].all_of}
        counted = Counter(value for entry in met if self.fits(entry, others) for value in self.values(entry, name))
        return dict(counted) | {value: counted[value] for value in selected.get(name, ())}

    def _without(self, met: list[Entry], selected: dict[str, tuple[str, ...]]) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {("all", ""): len(met)}
        for name, values in selected.items():
            for value in values:
                left = tuple(each for each in values if each != value)
                rest = {**selected, name: left} if left else {key: each for key, each in selected.items() if key != name}
                found[name, value] = sum(self.fits(entry, rest) for entry in met)
        if self.center and self.params.within is not None:
            found["within", ""] = sum(self.fits(entry, selected, near=False) for entry in met)
        if self.query.words:
            found["q", ""] = sum(self.fits(entry, selected) for entry in self.scope)
        return found


def _chosen(facet: Facet, values: tuple[str, ...], has: set[str]) -> bool:
    return set(values) <= has if facet.all_of else bool(set(values) & has)
