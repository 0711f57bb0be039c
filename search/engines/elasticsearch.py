"""The engine on an Elasticsearch cluster: one document an entry, with the analyser's tokens by language and field.

This module alone knows `elasticsearch_dsl`, and it is imported only where `SEARCH_URL` is set. No text that a reader typed goes
through a query language: questions are built of terms alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.helpers import BulkIndexError, scan, streaming_bulk
from elasticsearch_dsl import A, Q, Search

from common.languages import LANGUAGES
from search.analysis import Alternatives, AnalysedQuery, Word
from search.documents import whole_name
from search.engines.base import NOTHING, Ask, ClusterError, EngineAnswer
from search.engines.cluster_answers import AREA, counts_of, field_of, hit_of, order_of
from search.engines.cluster_documents import AREA_INSIDE, MAPPING, SCHEDULE
from search.engines.ranking import EXACT_NAME, FIELD_POINTS, RELATED, rarity
from search.engines.recent import Answers
from search.engines.understood import NO_WORDS, Understood, from_counts
from search.facets import OPEN, Facet

__all__ = ["Cluster", "ElasticsearchEngine"]

#: Seconds that a server may take to say that it is there, that a search may take on one that is, and work on an index.
KNOCK_SECONDS, SEARCH_SECONDS, WORK_SECONDS = 0.25, 1.0, 60.0
#: Seconds for which an answer proves that the server is there.
PROOF_SECONDS = 1.0
#: Documents that go out at once. A cluster that has enough to do answers 429, and they are sent again, later each time.
CHUNK, CHUNK_BYTES, TRIES = 500, 5_000_000, 8
#: Values of a facet that are counted. It must be said: without it ten are, and the others are lost.
FACET_SIZE, SCHEDULES = 20_000, 20_000
#: Searches at most after which a server that was away is asked again, however slow it is.
WARM_UPS = 20
#: Results that can be reached by their page.
WINDOW = 1_000_000
#: A shard holds what one core searches quickly.
ENTRIES_OF_A_SHARD = 500_000
#: Added to the points, which never reach the lower one, so that one number orders by what comes first: what does not only
#: serve a wider area, then what has not ended.
INSIDE, NOT_ENDED = 8192.0, 4096.0
SHOWN = ["kind", "object_id", "payload", "points", f"facet.{AREA_INSIDE}"]


class Cluster:
    """The cluster at an address: what is done with its indices. Whatever goes wrong there is a `ClusterError`."""

    def __init__(self, url: str, user: tuple[str, str] | None = None) -> None:
        # One try: what fails is answered by the database, and asked again later.
        self._client = Elasticsearch(
            url, basic_auth=user, max_retries=0, retry_on_timeout=False, request_timeout=SEARCH_SECONDS
        )
        self._answered = -PROOF_SECONDS

    def call(self, do: Callable[[Elasticsearch], Any], seconds: float = SEARCH_SECONDS) -> Any:
        try:
            answer = do(self._client.options(request_timeout=seconds))
        except (TransportError, ApiError, BulkIndexError) as error:
            raise ClusterError(f"{type(error).__name__} {str(error)[:200]}") from error
        self._answered = time.monotonic()
        return answer

    def knock(self, alias: str) -> None:
        """Make sure, where the last answer is no proof any more, that the server is there and has the index.

        A server that is away, or does not move, costs a request no more than this. One that is only slow gets its time.
        """
        if time.monotonic() - self._answered > PROOF_SECONDS and not self.live_index(alias):
            raise ClusterError("it has no index of this site")

    def work(self, do: Callable[[Elasticsearch], Any]) -> Any:
        return self.call(do, WORK_SECONDS)

    def live_index(self, alias: str) -> str:
        """Return the name of the index behind an alias; "" where there is none."""

        def ask(client: Elasticsearch) -> str:
            try:
                return next(iter(client.indices.get_alias(name=alias).body), "")
            except NotFoundError:
                return ""

        return self.call(ask, KNOCK_SECONDS)

    def create(self, index: str, alias: str, entries: int) -> None:
        """Make an empty index, reached by `alias` alone until it goes live. It is refreshed when that happens."""
        settings = {
            "number_of_shards": 1 + entries // ENTRIES_OF_A_SHARD, "auto_expand_replicas": "0-1", "refresh_interval": "-1",
            "max_result_window": WINDOW,
        }  # fmt: skip
        self.work(lambda c: c.indices.create(index=index, settings=settings, mappings=MAPPING, aliases={alias: {}}))

    def go_live(self, index: str, building: str, alias: str) -> None:
        """Let `alias` stand for this index and no other, in one step."""
        self.work(lambda c: c.indices.put_settings(index=index, settings={"refresh_interval": "1s"}))
        actions: list[dict[str, Any]] = [
            {"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}},
            {"remove": {"index": index, "alias": building}},
            {"add": {"index": index, "alias": alias}},
        ]
        self.work(lambda c: c.indices.update_aliases(actions=actions))

    def indices(self, pattern: str) -> list[str]:
        return sorted(self.work(lambda c: c.indices.get(index=pattern, allow_no_indices=True)).body)

    def remove(self, index: str) -> None:
        self.work(lambda c: c.indices.delete(index=index, ignore_unavailable=True))

    def send(self, alias: str, documents: Iterable[tuple[str, int, dict[str, Any]]]) -> int:
        """Write documents, each with its id and version; one that is there in a later version stays. Return their number."""
        actions = (
            {"_id": key, "_source": source, "version": version, "version_type": "external"}
            for key, version, source in documents
        )

        def write(client: Elasticsearch) -> int:
            sent = 0
            stream = streaming_bulk(
                client, actions, index=alias, require_alias=True, chunk_size=CHUNK, max_chunk_bytes=CHUNK_BYTES,
                max_retries=TRIES, initial_backoff=0.5, max_backoff=20, raise_on_error=False,
            )  # fmt: skip
            for fine, result in stream:
                status = result["index"]["status"]
                if not fine and status != 409:
                    raise ClusterError(f"a document was refused ({status}): {str(result)[:300]}")
                sent += 1
            return sent

        return self.work(write)

    def refresh(self, alias: str) -> None:
        """Make what was written found."""
        self.work(lambda c: c.indices.refresh(index=alias))

    def stored(self, alias: str) -> Iterator[tuple[str, int, str]]:
        """Yield the id, version and digest of every document that stands for an entry."""
        query = {"query": {"exists": {"field": "kind"}}, "version": True, "_source": ["digest"]}
        found = self.work(lambda c: scan(c, index=alias, query=query, size=1000))
        try:
            for hit in found:
                yield hit["_id"], hit["_version"], hit["_source"].get("digest", "")
        except (TransportError, ApiError) as error:
            raise ClusterError(str(error)[:200]) from error

    def search(self, question: Search, alias: str, seconds: float = SEARCH_SECONDS) -> Any:
        return self.call(lambda client: question.using(client).index(alias).execute(), seconds)

    def warm_up(self, alias: str) -> None:
        """Search until it is quick: a server that was just started takes its time."""
        for _try in range(WARM_UPS):
            begun = time.monotonic()
            search = Search().filter(Q("exists", field="kind")).sort("kind_rank", "object_id")
            for name in MAPPING["properties"]["facet"]["properties"]:
                search.aggs.bucket(name, "terms", field=f"facet.{name}", size=FACET_SIZE)
            self.search(search, alias, WORK_SECONDS)
            if time.monotonic() - begun < KNOCK_SECONDS:
                break


def any_of(tokens: Sequence[str], languages: Iterable[str], names: Iterable[str] = FIELD_POINTS) -> Any:
    """Ask for entries with any of these tokens in any of these fields."""
    found = [Q("terms", **{f"{name}_{language}": list(tokens)}) for name in names for language in languages]
    return Q("bool", should=found, minimum_should_match=1)


def _every(tokens: Iterable[str], languages: Sequence[str]) -> Any:
    return Q("bool", filter=[any_of([token], languages) for token in tokens])


def _begins(token: str, languages: Iterable[str], names: Iterable[str] = FIELD_POINTS) -> list[Any]:
    return [Q("prefix", **{f"{name}_{language}": token}) for name in names for language in languages]


def _either(found: Alternatives, languages: Sequence[str], whole_only: bool) -> list[Any]:
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


def has_word(word: Word, whole_only: bool = False) -> Any:
    """Ask for entries that have a word."""
    parts = [part for found, languages in _by_language(word) for part in _either(found, languages, whole_only)]
    return Q("bool", should=parts, minimum_should_match=1) if parts else Q("match_none")


def points_of(word: Word, share: float, whole_only: bool) -> Any:
    """Give entries that have a word the points of the fields in which it stands."""
    clauses = []
    for field, worth in FIELD_POINTS.items():
        parts: list[Any] = []
        for found, languages in _by_language(word):
            phrases = [*found.together, *(() if whole_only else found.related)]
            tokens = dict.fromkeys([*found.whole, *(token for phrase in phrases for token in phrase)])
            parts += [any_of(list(tokens), languages, [field])] if tokens else []
            if not whole_only:
                parts += [part for token in found.prefixes for part in _begins(token, languages, [field])]
        clauses.append(Q("constant_score", filter=Q("bool", should=parts, minimum_should_match=1), boost=share * worth))
    return Q("bool", filter=[has_word(word, whole_only)], should=clauses)


def _scores(query: AnalysedQuery, meaning: Understood) -> list[Any]:
    clauses = []
    for word, having in zip(query.words, meaning.having, strict=True):
        weight = rarity(having, meaning.scope)
        typed, all_of_it = has_word(word, whole_only=True), has_word(word)
        share = RELATED if typed != all_of_it and typed != Q("match_none") else 1.0
        clauses.append(points_of(word, weight * share, whole_only=False))
        if share != 1.0:
            clauses.append(points_of(word, weight * (1.0 - share), whole_only=True))
    return [*clauses, Q("constant_score", filter=Q("term", folded=whole_name(query.used)), boost=EXACT_NAME)]


def has_words(query: AnalysedQuery, at_least: int) -> Any:
    return Q("bool", should=[has_word(word) for word in query.words], minimum_should_match=at_least)


class Filters:
    """The filters of one question, as Elasticsearch asks them."""

    def __init__(self, ask: Ask, open_now: Iterable[str]) -> None:
        self.ask = ask
        self.open_now = sorted(open_now)
        self.chosen = {f.name: self.of(f, ask.selected[f.name]) for f in ask.facets if ask.selected.get(f.name)}
        self.near = self._near()

    def of(self, facet: Facet, values: Sequence[str]) -> Any:
        """Ask for entries with any of the values, or with all of them."""
        if facet is OPEN:
            return self.is_open if "now" in values else Q("match_none")
        if facet.all_of:
            return Q("bool", filter=[Q("term", **{field_of(facet): value}) for value in values])
        return Q("terms", **{field_of(facet): list(values)})

    @property
    def is_open(self) -> Any:
        return Q("terms", **{f"facet.{SCHEDULE}": self.open_now}) if self.open_now else Q("match_none")

    def _near(self) -> Any:
        if self.ask.within is None or self.ask.center is None:
            return Q("match_all")
        latitude, longitude = self.ask.center
        close = Q("geo_distance", distance=f"{self.ask.within}km", location={"lat": latitude, "lon": longitude})
        unknown = Q("bool", must_not=[Q("exists", field="location")])
        return Q("bool", should=[close, unknown], minimum_should_match=1)

    def all_but(self, name: str = "") -> Any:
        return Q("bool", filter=[each for facet, each in self.chosen.items() if facet != name])

    def all(self, *more: Any) -> Any:
        return Q("bool", filter=[*self.chosen.values(), *more])


class ElasticsearchEngine:
    """Asks the index behind `alias`. One request a search; others, kept until the index changes, say what the words mean."""

    name = "elasticsearch"

    def __init__(self, cluster: Cluster, alias: str, recent: Answers) -> None:
        self._cluster, self._alias, self._recent = cluster, alias, recent

    def present(self, alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]:
        known = {each: self._recent.get(("present", tuple(kinds), each)) for each in alternatives}
        for start in range(0, len(new := [each for each, found in known.items() if found is None]), 100):
            some = new[start : start + 100]
            words = [Word("", dict.fromkeys(LANGUAGES, each)) for each in some]
            for each, count in zip(some, self._count(_of_kinds(kinds), [has_word(word) for word in words]), strict=True):
                known[each] = self._recent.put(("present", tuple(kinds), each), count > 0)
        return [bool(known[each]) for each in alternatives]

    def _count(self, scope: Any, questions: Sequence[Any]) -> list[int]:
        """Return how many entries of `scope` each question finds."""
        search = Search().filter(scope).extra(size=0, track_total_hits=False)
        search.aggs.bucket("each", A("filters", filters={f"n{place}": each.to_dict() for place, each in enumerate(questions)}))
        buckets = self._cluster.search(search, self._alias).aggregations.each.buckets
        return [buckets[f"n{place}"].doc_count for place in range(len(questions))]

    def _understand(self, ask: Ask) -> Understood:
        query = ask.query
        if not query.words:
            return Understood(NOTHING) if query.typed else NO_WORDS
        key = ("understood", ask.kinds, repr(query.words))
        if (known := self._recent.get(key)) is not None:
            return known
        words = [has_word(word) for word in query.words]
        levels = [has_words(query, level) for level in range(1, len(words) + 1)]
        scope, *counts = self._count(_of_kinds(ask.kinds), [Q("match_all"), *words, *levels])
        return self._recent.put(key, from_counts(query, scope, counts[: len(words)], counts[len(words) :]))

    def _schedules(self) -> list[str]:
        """Return every schedule that any entry has."""
        if (known := self._recent.get("schedules")) is not None:
            return known
        search = Search().extra(size=0, track_total_hits=False)
        search.aggs.bucket("all", "terms", field=f"facet.{SCHEDULE}", size=SCHEDULES)
        found = self._cluster.search(search, self._alias).aggregations.all.buckets
        return self._recent.put("schedules", [bucket.key for bucket in found])

    def search(self, ask: Ask) -> EngineAnswer:
        meaning = self._understand(ask)
        filters = Filters(ask, ask.open_among(self._schedules()))
        words = self._words(ask, meaning)
        first = (ask.page - 1) * ask.size
        reachable = first + ask.size <= WINDOW
        question = Search().query(Q("bool", filter=[words, filters.near], should=_order_points(ask, meaning)))
        question = question.post_filter(filters.all()).sort(*order_of(ask)).source(SHOWN)
        question = question.extra(
            track_total_hits=True, size=ask.size if reachable else 0, **{"from": first if reachable else 0}
        )
        for facet in ask.facets:
            held = filters.all() if facet.all_of else filters.all_but(facet.name)
            bucket = question.aggs.bucket(facet.name, "filter", filter=held)
            if facet is OPEN:
                bucket.bucket("values", "filter", filter=filters.is_open)
            else:
                bucket.bucket("values", "terms", field=field_of(facet), size=FACET_SIZE)
        answer = self._cluster.search(question, self._alias)
        total = answer.hits.total.value
        return EngineAnswer(
            total=total,
            hits=[hit_of(hit, ask) for hit in answer.hits.hits],
            counts=counts_of(ask, answer.aggregations),
            matched=meaning.matched,
            missing=meaning.missing,
            without=self._without(ask, words, filters) if total == 0 else {},
        )

    def _words(self, ask: Ask, meaning: Understood) -> Any:
        scope = _of_kinds(ask.kinds)
        if not ask.query.words:
            return Q("match_none") if ask.query.typed else scope
        return Q("bool", filter=[scope, has_words(ask.query, meaning.level)]) if meaning.level else Q("match_none")

    def _without(self, ask: Ask, words: Any, filters: Filters) -> dict[tuple[str, str], int]:
        """Return how many results there are when one filter goes."""
        facets = {facet.name: facet for facet in ask.facets}
        asked: dict[tuple[str, str], Any] = {("all", ""): words}
        for name, values in ask.selected.items():
            for value in values if name in filters.chosen else ():
                left = tuple(each for each in values if each != value)
                rest = [filters.of(facets[name], left)] if left else []
                asked[name, value] = Q("bool", filter=[words, filters.near, filters.all_but(name), *rest])
        if filters.near != Q("match_all"):
            asked["within", ""] = filters.all(words)
        if ask.query.words:
            asked["q", ""] = filters.all(_of_kinds(ask.kinds), filters.near)
        return dict(zip(asked, self._count(Q("match_all"), list(asked.values())), strict=True))


def _of_kinds(kinds: Sequence[str]) -> Any:
    return Q("terms", kind=list(kinds))


def _order_points(ask: Ask, meaning: Understood) -> list[Any]:
    """Return what gives an entry its score: the tiers that hold in this order, and the points of the words where they count."""
    clauses = []
    by_points = bool(ask.query.words) and bool(meaning.level) and ask.sort != "name"
    chosen = ask.selected.get(AREA)
    if chosen:
        inside = Q("terms", **{f"facet.{AREA_INSIDE}": list(chosen)})
        clauses.append(Q("constant_score", filter=inside, boost=INSIDE))
    if by_points and not (chosen and ask.sort == "nearest"):
        clauses += _scores(ask.query, meaning)
    if by_points and ask.sort == "relevance":
        clauses.append(Q("constant_score", filter=Q("term", ended=0), boost=NOT_ENDED))
    return clauses
