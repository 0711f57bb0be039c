"""A catalogue too big for records: documents made of the same facts go straight to Elasticsearch.

All that services belong to is in the database, and the first of them too, for publishes. A test holds that a document made here
is what the index makes of a record.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from typing import Any
from unittest import mock

from django.db import connections

from common.languages import LANGUAGES
from search import cluster
from search.analysis import VERSION, lemma_analyser, lemmas
from search.documents import Document, Taxonomies, whole_name
from search.documents.records import add_terms, named, write_schedule
from search.engines import name_marks
from search.engines.cluster_documents import document
from search.models import Entry, Generation
from services_catalogue.opening_hours import Hours
from tests.benchmarks.search.records import Around, write_around, write_services
from tests.benchmarks.search.shape import Fact, Shape, facts
from tests.benchmarks.search.vocabulary import Vocabulary

__all__ = ["Straight", "send"]

#: Services that are written as records, too.
RECORDS = 100
#: Services of which a process makes documents at once.
AT_ONCE = 250

Tokens = dict[str, str]


#: The words of this catalogue are fewer than all that could be typed: here each is looked up once.
every_token = lru_cache(maxsize=None)(lemmas.index_tokens.__wrapped__)


@lru_cache(maxsize=None)
def tokens_of(word: str) -> str:
    return " ".join(every_token(word))


class Straight:
    """Makes documents of facts."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._taxonomies = Taxonomies()
        self._areas: dict[tuple[int, ...], tuple[list[str], list[str], Tokens]] = {}
        self._terms: dict[tuple[str, tuple[int, ...]], tuple[list[str], Tokens]] = {}
        self._named: dict[tuple[str, int], tuple[dict[str, Any], Tokens]] = {}

    def document(self, fact: Fact) -> tuple[str, int, dict[str, Any]]:
        """Return what goes to the server for one service."""
        pk = fact.number + 1
        payload = self._payload(fact, pk)
        places = [(self._around.places[number], hours) for number, hours in fact.places]
        schedules = [write_schedule(Hours(hours, place.country)) for place, hours in places]
        points = list(dict.fromkeys((place.latitude, place.longitude) for place, _hours in places))
        payload["schedules"] = list(dict.fromkeys(schedules))
        ranking = {
            "names": {code: text["name"] for code, text in payload["texts"].items()},
            "folded": sorted({whole_name(" ".join(words)) for words in fact.names.values()}),
            **({"points": [list(point) for point in points]} if points else {}),
        }
        facets = self._facets(fact, [place for place, _hours in places], schedules)
        row = Entry(kind="service", object_id=pk, payload=payload, facets=facets, ranking=ranking, generation=1, digest="-")
        return document(row, self._tokens(fact, [place for place, _hours in places]))

    def _facets(self, fact: Fact, places: list[Any], schedules: list[str]) -> dict[str, list[str]]:
        every, inside, _words = self._areas_of(fact)
        values = {
            "area": every, "area_inside": inside, "cost": [fact.cost], "status": [fact.status], "channel": fact.channels,
            "language": fact.spoken, "provider": [str(self._around.providers[fact.provider].pk)],
            "access": [value for place in places for value in place.accessibility], "schedule": schedules,
            **{name: codes for name, (codes, _found) in self._found_terms(fact).items()},
        }  # fmt: skip
        made = Document("", 0, {})
        for name, found in values.items():
            made.set_facet(name, found)
        return made.facets

    def _tokens(self, fact: Fact, places: list[Any]) -> Tokens:
        around = self._around
        tokens: dict[str, list[str]] = {}
        for field, texts in (("name", fact.names), ("text", fact.summaries), ("text", fact.bodies)):
            for language, words in texts.items():
                tokens.setdefault(f"{field}_{language}", []).extend(map(tokens_of, words))
        for record in (around.town_of(fact), around.providers[fact.provider], *places):
            _extend(tokens, self._name(record)[1])
        for _codes, found in self._found_terms(fact).values():
            _extend(tokens, found)
        _extend(tokens, self._areas_of(fact)[2])
        return {column: " ".join(found) for column, found in tokens.items()}

    def _payload(self, fact: Fact, pk: int) -> dict[str, Any]:
        texts = {}
        for language in LANGUAGES:
            own = language if language in fact.names else next(iter(fact.names))
            texts[language] = {
                "name": " ".join(fact.names[own]).capitalize(), "summary": " ".join(fact.summaries[own]).capitalize(),
                "language": own, "path": f"/{language}/services/{pk}-service/",
            }  # fmt: skip
        return {
            "uuid": "", "reference": "", "fictional": False, "texts": texts,
            "municipality": self._name(self._around.town_of(fact))[0],
            "status": fact.status, "cost": fact.cost, "sensitive": False, "status_from": None, "status_until": None,
            "provider": self._name(self._around.providers[fact.provider])[0],
        }  # fmt: skip

    def _name(self, record: Any) -> tuple[dict[str, Any], Tokens]:
        key = (record.kind_name, record.pk)
        if key not in self._named:
            made = Document("", 0, {})
            for language in LANGUAGES:
                made.texts.add("text", language, getattr(record, f"name_{language}"))
            self._named[key] = named(record), made.texts.tokens()
        return self._named[key]

    def _found_terms(self, fact: Fact) -> dict[str, tuple[list[str], Tokens]]:
        read = {"category": self._taxonomies.categories, "audience": self._taxonomies.audiences}
        rows = {
            "category": tuple(self._around.categories[number].pk for number in fact.categories),
            "audience": tuple(self._around.audiences[number].pk for number in fact.audiences),
        }
        for name, pks in rows.items():
            if (name, pks) not in self._terms:
                terms = read[name](pks)
                self._terms[name, pks] = [term.code for term in terms], _words(terms)
        return {name: self._terms[name, pks] for name, pks in rows.items()}

    def _areas_of(self, fact: Fact) -> tuple[list[str], list[str], Tokens]:
        pks = tuple(dict.fromkeys(self._around.areas[level][number].pk for level, number in fact.areas))
        if pks not in self._areas:
            every, inside, terms = self._taxonomies.areas(pks)
            self._areas[pks] = every, inside, _words(terms)
        return self._areas[pks]


def _words(terms: list[Any]) -> Tokens:
    made = Document("", 0, {})
    add_terms(made.texts, terms)
    return made.texts.tokens()


def _extend(tokens: dict[str, list[str]], found: Tokens) -> None:
    for column, text in found.items():
        tokens.setdefault(column, []).append(text)


def send(shape: Shape, words: dict[str, Vocabulary], seed: int) -> int:
    """Fill an empty database with what services belong to, and the server with the services."""
    around = write_around(shape, words, seed)
    write_services(list(islice(facts(shape, words, seed), RECORDS)), around)
    straight = Straight(around)
    Generation.advance(analyser=VERSION, complete=True)
    state = Generation.advance()
    server = cluster.server()
    alias = server.alias(state)
    name = f"{alias}-straight"
    server.cluster.create(name, f"{name}-building", shape.services)
    connections.close_all()  # each process opens its own
    with (
        mock.patch.object(name_marks, "index_tokens", every_token),
        mock.patch.object(lemma_analyser, "index_tokens", every_token),
        get_context("fork").Pool() as pool,
    ):
        made = pool.imap(straight.document, facts(shape, words, seed), AT_ONCE)
        sent = server.cluster.send(f"{name}-building", made)
    server.cluster.refresh(f"{name}-building")
    server.cluster.go_live(name, f"{name}-building", alias)
    Generation.objects.update(cluster_index=name, cluster_number=state.number)
    return sent
