"""Questions to Elasticsearch, as the plain data that goes out.

`elasticsearch_dsl` has objects for them. Tried: to make them, and to turn them into data again, took 20 ms of each search,
more than the server took to answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from common.languages import LANGUAGES
from search.analysis import Alternatives, AnalysedQuery, Word
from search.documents import whole_name
from search.engines.base import Ask
from search.engines.cluster_answers import AREA, field_of, order_of
from search.engines.cluster_documents import AREA_INSIDE, EVERY, MAPPING, SCHEDULE, key_of
from search.engines.name_marks import query_marks
from search.engines.ranking import COMMON, EXACT_NAME, FIELD_POINTS, HOME, RELATED, RUNNING, rarity
from search.engines.understood import Understood
from search.facets import OPEN, Facet

__all__ = [
    "EVERYTHING",
    "WINDOW",
    "Clause",
    "Filters",
    "counting",
    "every_facet",
    "every_value",
    "has_any",
    "has_word",
    "has_words",
    "of_kinds",
    "whole",
    "without_each",
    "words_of",
]

Clause = dict[str, Any]
#: Added to the points, which never reach the lower one, so that one number orders by what comes first: what does not only
#: serve a wider area, then what has not ended.
INSIDE, NOT_ENDED = 8192.0, 4096.0
#: Above both, for the last of what editors chose for these words; the one before it has that much more.
PROMOTED = 16384.0
#: Values of a facet that are counted. It must be said: without it ten are, and the others are lost.
FACET_SIZE = 20_000
#: Results that can be reached by their page.
WINDOW = 1_000_000
SHOWN = ["kind", "object_id", "payload", "points", f"facet.{AREA_INSIDE}"]


def clause(name: str, /, **body: Any) -> Clause:
    return {name: body}


EVERYTHING, NOTHING_AT_ALL = clause("match_all"), clause("match_none")


def _fields(languages: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return the fields to ask: the fewest that hold the tokens of these languages."""
    if tuple(languages) == tuple(LANGUAGES):
        return [EVERY] if names is FIELD_POINTS else list(names)
    return [f"{name}_{language}" for name in names for language in languages]


def any_of(tokens: Sequence[str], languages: Sequence[str], names: Iterable[str] = FIELD_POINTS) -> Clause:
    """Ask for entries with any of these tokens in any of these fields."""
    found = [clause("terms", **{field: list(tokens)}) for field in _fields(languages, names)]
    return found[0] if len(found) == 1 else clause("bool", should=found, minimum_should_match=1)


def _every(tokens: Iterable[str], languages: Sequence[str]) -> Clause:
    return clause("bool", filter=[any_of([token], languages) for token in tokens])


def _begins(token: str, languages: Sequence[str], names: Iterable[str] = FIELD_POINTS) -> list[Clause]:
    return [clause("prefix", **{field: token}) for field in _fields(languages, names)]


def _either(found: Alternatives, languages: Sequence[str], whole_only: bool) -> list[Clause]:
    parts = [any_of(found.whole, languages)] if found.whole else []
    parts += [_every(tokens, languages) for tokens in found.together]
    if not whole_only:
        parts += [part for token in found.prefixes for part in _begins(token, languages)]
        parts += [_every(tokens, languages) for tokens in found.related]
    return parts


def _by_language(word: Word) -> list[tuple[Alternatives, Sequence[str]]]:
    found = list(word.alternatives.values())
    if found and all(each == found[0] for each in found):
        return [(found[0], LANGUAGES)]
    return [(each, [language]) for language, each in word.alternatives.items()]


def has_word(word: Word, whole_only: bool = False) -> Clause:
    """Ask for entries that have a word."""
    parts = [part for found, languages in _by_language(word) for part in _either(found, languages, whole_only)]
    return clause("bool", should=parts, minimum_should_match=1) if parts else NOTHING_AT_ALL


def points_of(word: Word, share: float, whole_only: bool) -> Clause:
    """Give entries that have a word the points of the fields in which it stands."""
    clauses = []
    for field, worth in FIELD_POINTS.items():
        parts: list[Clause] = []
        for found, languages in _by_language(word):
            phrases = [*found.together, *(() if whole_only else found.related)]
            tokens = dict.fromkeys([*found.whole, *(token for phrase in phrases for token in phrase)])
            parts += [any_of(list(tokens), languages, [field])] if tokens else []
            if not whole_only:
                parts += [part for token in found.prefixes for part in _begins(token, languages, [field])]
        clauses.append(
            clause("constant_score", filter=clause("bool", should=parts, minimum_should_match=1), boost=share * worth)
        )
    return clause("bool", filter=[has_word(word, whole_only)], should=clauses)


def _scores(query: AnalysedQuery, meaning: Understood) -> list[Clause]:
    clauses = []
    for word, having in zip(query.words, meaning.having, strict=True):
        weight = rarity(having, meaning.scope) * (COMMON if word.common else 1.0)
        typed, all_of_it = has_word(word, whole_only=True), has_word(word)
        share = RELATED if typed != all_of_it and typed != NOTHING_AT_ALL else 1.0
        clauses.append(points_of(word, weight * share, whole_only=False))
        if share != 1.0:
            clauses.append(points_of(word, weight * (1.0 - share), whole_only=True))
    for worth, any_of_them in query_marks(query.used):
        clauses.append(clause("constant_score", filter=clause("terms", marks=list(any_of_them)), boost=worth))
    return [*clauses, clause("constant_score", filter=clause("term", folded=whole_name(query.used)), boost=EXACT_NAME)]


def has_any(alternatives: Alternatives) -> Clause:
    """Ask for entries that have any of these, in whatever language."""
    return has_word(Word("", dict.fromkeys(LANGUAGES, alternatives)))


def has_words(query: AnalysedQuery, at_least: int) -> Clause:
    return clause("bool", should=[has_word(word) for word in query.words], minimum_should_match=at_least)


class Filters:
    """The filters of one question, as Elasticsearch asks them."""

    def __init__(self, ask: Ask, open_now: Iterable[str]) -> None:
        self.ask = ask
        self.open_now = sorted(open_now)
        self.chosen = {f.name: self.of(f, ask.selected[f.name]) for f in ask.facets if ask.selected.get(f.name)}
        self.near = self._near()

    def of(self, facet: Facet, values: Sequence[str]) -> Clause:
        """Ask for entries with any of the values, or with all of them."""
        if facet is OPEN:
            return self.is_open if "now" in values else NOTHING_AT_ALL
        if facet.all_of:
            return clause("bool", filter=[clause("term", **{field_of(facet): value}) for value in values])
        return clause("terms", **{field_of(facet): list(values)})

    @property
    def is_open(self) -> Clause:
        return clause("terms", **{f"facet.{SCHEDULE}": self.open_now}) if self.open_now else NOTHING_AT_ALL

    def _near(self) -> Clause:
        if self.ask.within is None or self.ask.center is None:
            return EVERYTHING
        latitude, longitude = self.ask.center
        close = clause("geo_distance", distance=f"{self.ask.within}km", location={"lat": latitude, "lon": longitude})
        unknown = clause("bool", must_not=[clause("exists", field="location")])
        return clause("bool", should=[close, unknown], minimum_should_match=1)

    def all_but(self, name: str = "") -> Clause:
        return clause("bool", filter=[each for facet, each in self.chosen.items() if facet != name])

    def all(self, *more: Any) -> Clause:
        return clause("bool", filter=[*self.chosen.values(), *more])


def of_kinds(kinds: Sequence[str]) -> Clause:
    return clause("terms", kind=list(kinds))


def order_points(ask: Ask, meaning: Understood) -> list[Clause]:
    """Return what gives an entry its score: the tiers that hold in this order, and the points of the words where they count."""
    clauses = []
    by_points = bool(ask.query.words) and bool(meaning.level) and ask.sort != "name"
    counts = by_points or (bool(ask.home) and not ask.query.typed and ask.sort != "name")
    chosen = ask.selected.get(AREA)
    if chosen:
        inside = clause("terms", **{f"facet.{AREA_INSIDE}": list(chosen)})
        clauses.append(clause("constant_score", filter=inside, boost=INSIDE))
    if counts and not (chosen and ask.sort == "nearest"):
        clauses += [*(_scores(ask.query, meaning) if by_points else []), *_standing(ask)]
    if counts and ask.sort == "relevance":
        clauses.append(clause("constant_score", filter=clause("term", ended=0), boost=NOT_ENDED))
        clauses += [
            clause("constant_score", filter=clause("ids", values=[key_of(kind, object_id)]), boost=PROMOTED * place)
            for place, (kind, object_id) in enumerate(reversed(ask.promoted), 1)
        ]
    return clauses


def _standing(ask: Ask) -> list[Clause]:
    """Return the points for what an entry is, whatever its words."""
    found = [clause("constant_score", filter=clause("term", status_rank=0), boost=RUNNING)]
    if ask.home:
        found.append(clause("constant_score", filter=clause("term", **{f"facet.{AREA_INSIDE}": ask.home}), boost=HOME))
    return found


def words_of(ask: Ask, meaning: Understood) -> Clause:
    """Ask for the entries that the words find, before any filter."""
    scope = of_kinds(ask.kinds)
    if not ask.query.words:
        return NOTHING_AT_ALL if ask.query.typed else scope
    return clause("bool", filter=[scope, has_words(ask.query, meaning.level)]) if meaning.level else NOTHING_AT_ALL


def whole(ask: Ask, meaning: Understood, words: Clause, filters: Filters) -> Clause:
    """Return the request of one search: a page of results and the counts of every facet."""
    first = (ask.page - 1) * ask.size
    page = {"from": first, "size": ask.size} if first + ask.size <= WINDOW else {"size": 0}
    return {
        "query": clause("bool", filter=[words, filters.near], should=order_points(ask, meaning)),
        "post_filter": filters.all(),
        "aggs": {facet.name: _values(facet, filters) for facet in ask.facets},
        "sort": order_of(ask),
        "_source": SHOWN,
        "track_total_hits": True,
        **page,
    }


def _values(facet: Facet, filters: Filters) -> Clause:
    """Count the values of a facet under all filters but its own; of an “all of these” facet, under its own too."""
    held = filters.all() if facet.all_of else filters.all_but(facet.name)
    values = clause("filter", **filters.is_open) if facet is OPEN else _terms(field_of(facet))
    return {"filter": held, "aggs": {"values": values}}


def _terms(field: str) -> Clause:
    return clause("terms", field=field, size=FACET_SIZE)


def without_each(ask: Ask, words: Clause, filters: Filters) -> dict[tuple[str, str], Clause]:
    """Return what there is when one filter goes."""
    facets = {facet.name: facet for facet in ask.facets}
    asked: dict[tuple[str, str], Clause] = {("all", ""): words}
    for name, values in ask.selected.items():
        for value in values if name in filters.chosen else ():
            left = tuple(each for each in values if each != value)
            rest = [filters.of(facets[name], left)] if left else []
            asked[name, value] = clause("bool", filter=[words, filters.near, filters.all_but(name), *rest])
    if filters.near != EVERYTHING:
        asked["within", ""] = filters.all(words)
    if ask.query.words:
        asked["q", ""] = filters.all(of_kinds(ask.kinds), filters.near)
    return asked


def counting(scope: Clause, asked: Sequence[Clause]) -> Clause:
    """Return the request that counts what each question finds within `scope`."""
    each = {"filters": {"filters": {str(place): question for place, question in enumerate(asked)}}}
    return {"query": clause("bool", filter=[scope]), "aggs": {"each": each}, "size": 0, "track_total_hits": False}


def every_value(facet: str) -> Clause:
    """Return the request for all values of a facet that only counts."""
    return {"aggs": {"all": _terms(f"facet.{facet}")}, "size": 0, "track_total_hits": False}


def every_facet() -> Clause:
    """Return the heaviest request that there is."""
    names = MAPPING["properties"]["facet"]["properties"]
    return {"query": clause("exists", field="kind"), "aggs": {name: _terms(f"facet.{name}") for name in names}, "size": 20}
