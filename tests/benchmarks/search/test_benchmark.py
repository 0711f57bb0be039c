"""The benchmark still runs: a small catalogue, a few questions, each with an answer."""

from __future__ import annotations

import pytest

from search.engines import engine
from services_catalogue.models import Service
from tests.benchmarks.search.queries import KINDS, queries
from tests.benchmarks.search.report import build
from tests.benchmarks.search.shape import Shape
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
