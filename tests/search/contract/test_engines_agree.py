"""Every engine answers each question with the same set, total and counts: those that a scan of all documents gives."""

import pytest
from django.test import override_settings

from search import results
from search.params import Params, read_query_string
from search.results import EVERYTHING, FINDER, search
from tests.benchmarks.relevance.queries import LANGUAGES, read_queries
from tests.search.contract.questions import HOSTILE, agree, questions
from tests.search.contract.scan import Scan


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_judged_query_finds_what_a_scan_finds(engines, language):
    scan = Scan()
    for query in read_queries(language):
        agree(Params(q=query.q), language, FINDER, scan, engines)


def test_words_filters_places_and_hours_together_find_what_a_scan_finds(engines):
    scan = Scan()
    for params, language, finder in questions(1, 150, scan):
        agree(params, language, finder, scan, engines)


@pytest.mark.parametrize("sort", ["relevance", "name", "nearest"])
@pytest.mark.parametrize("q", ["", "βοήθεια στο σπίτι", "yardım"])
def test_the_pages_of_each_order_join_to_exactly_the_results(engines, monkeypatch, sort, q):
    monkeypatch.setattr(results, "PAGE_SIZE", 7)
    near = {"near": "41.119,25.405", "point": (41.119, 25.405)} if sort == "nearest" else {}
    params = Params(q=q, sort=sort, selected={"area": ("komotini",)} if q else {}, **near)
    for engine, url in engines.items():
        with override_settings(SEARCH_URL=url):
            first = search(params, "el", EVERYTHING)
            pages = [search(params.on_page(number), "el", EVERYTHING) for number in range(1, first.pages + 1)]
            past = search(params.on_page(10**25), "el", EVERYTHING)
        keys = [(one.kind, one.id) for page in pages for one in page.results]
        assert len(keys) == len(set(keys)) == first.total > 0
        wider = [one.wider for page in pages for one in page.results]
        assert wider == sorted(wider)
        assert (past.total, past.results, past.engine) == (first.total, [], engine)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_order_that_hangs_on_no_points_is_the_same_everywhere(engines, language):
    for params in (Params(), Params(sort="name"), Params(sort="nearest", near="41.119,25.405", point=(41.119, 25.405))):
        orders = []
        for url in engines.values():
            with override_settings(SEARCH_URL=url):
                orders.append([(one.kind, one.id) for one in search(params, language, EVERYTHING).results])
        assert all(order == orders[0] for order in orders), params
        assert len(orders[0]) > 100


def test_no_query_breaks_an_engine_or_reaches_its_language(engines, client):
    scan = Scan()
    for q in HOSTILE:
        raw = q.encode("utf-8", "surrogatepass")
        params = read_query_string("q=" + "".join(f"%{byte:02x}" for byte in raw))
        for finder in (FINDER, EVERYTHING):
            agree(params, "el", finder, scan, engines)
        for engine, url in engines.items():
            with override_settings(SEARCH_URL=url):
                assert client.get("/el/services/", {"q": raw}).status_code == 200
                answer = client.get("/api/v1/services", {"q": raw, "cost": raw, "near": raw}).json()
            assert answer["engine"] == engine
