"""The benchmark still runs: a small catalogue, a few questions, each with an answer."""

from __future__ import annotations

import pytest

from search import index
from search.engines import engine
from search.engines.cluster_documents import document
from search.models import Entry
from search.words import table
from services_catalogue.models import Service
from tests.benchmarks.search.queries import KINDS, queries
from tests.benchmarks.search.records import write_around, write_services
from tests.benchmarks.search.report import build
from tests.benchmarks.search.shape import Shape, facts
from tests.benchmarks.search.straight import Straight
from tests.benchmarks.search.timing import PARTS, measure
from tests.benchmarks.search.vocabulary import vocabularies

SERVICES, SEED = 60, 1


@pytest.mark.django_db
def test_a_small_catalogue_is_made_and_measured():
    rows = dict(build(SERVICES, SEED))
    shape, words = Shape(SERVICES), vocabularies(SEED)
    assert Service.objects.count() == SERVICES < rows["entries"]
    assert queries(shape, words, SEED, 5) == queries(shape, words, SEED, 5)
    for kind in KINDS:
        times = measure(queries(shape, words, SEED, 3, kind), engine().name)
        assert all(len(times.parts[part]) == 3 for part in PARTS)
        assert min(times.found) > 0


@pytest.mark.django_db
def test_what_goes_straight_to_the_server_is_what_the_index_makes_of_a_record():
    shape, words = Shape(SERVICES), vocabularies(SEED)
    around = write_around(shape, words, SEED)
    made = list(facts(shape, words, SEED))
    write_services(made, around)
    index.rebuild()
    straight = Straight(around)
    rows = Entry.objects.filter(kind="service").order_by("object_id")
    for fact, row in zip(made, rows, strict=True):
        tokens = table().tokens([row.pk])[row.pk]
        _key, _version, expected = document(row, tokens)
        _key, _version, sent = straight.document(fact)
        assert all(set(sent[column].split()) == set(text.split()) for column, text in tokens.items())
        for name in ("facet", "folded", "marks", "points"):
            assert sent[name] == expected[name]
