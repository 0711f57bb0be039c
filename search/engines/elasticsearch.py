"""The engine on an Elasticsearch cluster: one document an entry, with the analyser's tokens by language and field.

This module alone knows `elasticsearch_dsl`, and it is imported only where `SEARCH_URL` is set. No text that a reader typed goes
through a query language: questions are built of terms alone.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.helpers import BulkIndexError, scan, streaming_bulk
from elasticsearch_dsl import Search

from search.analysis import Alternatives
from search.engines import cluster_questions as questions
from search.engines.base import ALL, NOTHING, Ask, ClusterError, EngineAnswer
from search.engines.cluster_answers import counts_of, hit_of
from search.engines.cluster_documents import MAPPING, SCHEDULE
from search.engines.recent import Answers
from search.engines.understood import NO_WORDS, Understood, from_counts

__all__ = ["Cluster", "ElasticsearchEngine"]

#: Seconds that a server may take to say that it is there, a search on one that is quick and on one that is slow, and work on
#: an index.
KNOCK_SECONDS, QUICK_SECONDS, SLOW_SECONDS, WORK_SECONDS = 0.25, 0.25, 1.0, 60.0
#: A server is as slow as its slowest search of late; one may take so many times as long, and counts this share less with each.
PATIENCE, FORGETTING = 4, 0.8
#: Seconds are rounded up to these.
TICK = 0.05
#: Seconds for which an answer proves that the server is there.
PROOF_SECONDS = 1.0
#: Documents that go out at once. A cluster that has enough to do answers 429, and they are sent again, later each time.
CHUNK, CHUNK_BYTES, TRIES = 500, 5_000_000, 8
#: Searches at most after which a server that was away is asked again, however slow it is.
WARM_UPS = 20
#: A shard holds what one core searches quickly.
ENTRIES_OF_A_SHARD = 500_000
#: Questions that are asked in one request.
PARTS = 100


class PlainSearch(Search):
    """A search that is plain data already: to copy it into data once more took longer than all else that we do."""

    def __init__(self, client: Elasticsearch, index: str, body: dict[str, Any]) -> None:
        super().__init__(using=client, index=index)
        self._body = body

    def to_dict(self, count: bool = False, **_kwargs: Any) -> dict[str, Any]:
        return self._body


class Cluster:
    """The cluster at an address: what is done with its indices. Whatever goes wrong there is a `ClusterError`."""

    def __init__(self, url: str, user: tuple[str, str] | None = None) -> None:
        # One try: what fails is answered by the database, and asked again later.
        self._client = Elasticsearch(url, basic_auth=user, max_retries=0, retry_on_timeout=False)
        self._patient: dict[float, Elasticsearch] = {}
        self._answered = -PROOF_SECONDS
        self._slowest = 0.0

    def call(self, do: Callable[[Elasticsearch], Any], seconds: float) -> Any:
        try:
            answer = do(self._with_patience(seconds))
        except (TransportError, ApiError, BulkIndexError) as error:
            raise ClusterError(f"{type(error).__name__} {str(error)[:200]}") from error
        self._answered = time.monotonic()
        return answer

    def _with_patience(self, seconds: float) -> Elasticsearch:
        """Return the client that waits so long, made once for each tick: to make one takes a millisecond."""
        seconds = math.ceil(seconds / TICK) * TICK
        if seconds not in self._patient:
            self._patient[seconds] = self._client.options(request_timeout=seconds)
        return self._patient[seconds]

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
            "max_result_window": questions.WINDOW,
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

    def search(self, body: dict[str, Any], alias: str, seconds: float = 0.0) -> dict[str, Any]:
        """Ask, and wait as long as this server lately made one wait: one that stops in the middle costs no more."""
        begun = time.monotonic()
        limit = seconds or min(SLOW_SECONDS, max(QUICK_SECONDS, PATIENCE * self._slowest))
        try:
            return self.call(lambda client: PlainSearch(client, alias, body).execute().to_dict(), limit)
        finally:
            self._slowest = max(time.monotonic() - begun, self._slowest * FORGETTING)

    def warm_up(self, alias: str) -> None:
        """Search until it is quick: a server that was just started takes its time."""
        for _try in range(WARM_UPS):
            begun = time.monotonic()
            self.search(questions.every_facet(), alias, WORK_SECONDS)
            if time.monotonic() - begun < KNOCK_SECONDS:
                break


class ElasticsearchEngine:
    """Asks the index behind `alias`. One request a search; before it one for words that are new since the index changed."""

    name = "elasticsearch"

    def __init__(self, cluster: Cluster, alias: str, recent: Answers) -> None:
        self._cluster, self._alias, self._recent = cluster, alias, recent

    def _count(self, scope: questions.Clause, asked: Sequence[questions.Clause]) -> list[int]:
        """Return how many entries of `scope` each question finds."""
        answer = self._cluster.search(questions.counting(scope, asked), self._alias)
        buckets = answer["aggregations"]["each"]["buckets"]
        return [buckets[str(place)]["doc_count"] for place in range(len(asked))]

    def present(self, alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]:
        known = {each: self._counted(kinds, each) for each in alternatives}
        new = [each for each, count in known.items() if count is None]
        for start in range(0, len(new), PARTS):
            some = new[start : start + PARTS]
            asked = [questions.EVERYTHING, *(questions.has_any(each) for each in some)]
            scope, *counts = self._count(questions.of_kinds(kinds), asked)
            self._recent.put(("scope", tuple(kinds)), scope)
            for each, count in zip(some, counts, strict=True):
                known[each] = self._recent.put(("count", tuple(kinds), each), count)
        return [bool(known[each]) for each in alternatives]

    def _counted(self, kinds: Sequence[str], alternatives: Alternatives) -> int | None:
        return self._recent.get(("count", tuple(kinds), alternatives))

    def _guess(self, ask: Ask) -> Understood | None:
        """Say without asking what the words find, where each was counted and some entry has it: that some have all of them.

        It holds as soon as a result has them all, which the search itself tells. Nearly always it does.
        """
        scope = self._recent.get(("scope", ask.kinds))
        counts = [
            self._counted(ask.kinds, found.pop()) if len(found := set(word.alternatives.values())) == 1 else None
            for word in ask.query.words
        ]
        if not scope or not counts or not all(counts):
            return None
        return Understood(ALL, level=len(counts), having=tuple(count for count in counts if count), scope=scope)

    def _understand(self, ask: Ask) -> Understood:
        query = ask.query
        if not query.words:
            return Understood(NOTHING) if query.typed else NO_WORDS
        key = ("understood", ask.kinds, repr(query.words))
        if (known := self._recent.get(key)) is not None:
            return known
        words = [questions.has_word(word) for word in query.words]
        levels = [questions.has_words(query, level) for level in range(1, len(words) + 1)]
        scope, *counts = self._count(questions.of_kinds(ask.kinds), [questions.EVERYTHING, *words, *levels])
        return self._recent.put(key, from_counts(query, scope, counts[: len(words)], counts[len(words) :]))

    def _schedules(self) -> list[str]:
        """Return every schedule that any entry has."""
        if (known := self._recent.get("schedules")) is not None:
            return known
        answer = self._cluster.search(questions.every_value(SCHEDULE), self._alias)
        return self._recent.put("schedules", [bucket["key"] for bucket in answer["aggregations"]["all"]["buckets"]])

    def search(self, ask: Ask) -> EngineAnswer:
        if (guess := self._guess(ask)) is not None and (answer := self._answer(ask, guess, is_sure=False)).total:
            return answer
        return self._answer(ask, self._understand(ask))

    def _answer(self, ask: Ask, meaning: Understood, is_sure: bool = True) -> EngineAnswer:
        filters = questions.Filters(ask, ask.open_among(self._schedules()))
        words = questions.words_of(ask, meaning)
        answer = self._cluster.search(questions.whole(ask, meaning, words, filters), self._alias)
        total = answer["hits"]["total"]["value"]
        without: dict[tuple[str, str], int] = {}
        if total == 0 and is_sure:
            asked = questions.without_each(ask, words, filters)
            without = dict(zip(asked, self._count(questions.EVERYTHING, list(asked.values())), strict=True))
        return EngineAnswer(
            total=total,
            hits=[hit_of(hit, ask) for hit in answer["hits"]["hits"]],
            counts=counts_of(ask, answer["aggregations"]),
            matched=meaning.matched,
            missing=meaning.missing,
            without=without,
        )
