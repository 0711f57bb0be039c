"""The judged queries are well formed, and name services that exist."""

from __future__ import annotations

import tomllib

import pytest

from tests.benchmarks.relevance.baselines import raw, snowball
from tests.benchmarks.relevance.queries import KINDS, LANGUAGES, NOTHING, SETS, Query, read_queries
from tests.benchmarks.relevance.run import ROOT
from tests.benchmarks.relevance.scores import score

#: The least number of queries of a language, and of those that must find nothing.
LEAST = 60
LEAST_NOTHING = 5


def everything(language) -> list[Query]:
    return [query for name in SETS for query in read_queries(language, name)]


@pytest.fixture(scope="module")
def services() -> dict[str, dict]:
    files = (ROOT / "seeding" / "data").glob("*/services/*.toml")
    return {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_enough_queries_of_every_kind(language):
    kinds = [query.kind for query in read_queries(language)]
    assert len(kinds) >= LEAST
    assert set(kinds) == set(KINDS)
    assert kinds.count(NOTHING) >= LEAST_NOTHING


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_query_stands_twice_and_each_says_its_own_language(language):
    queries = everything(language)
    assert len({query.q.casefold() for query in queries}) == len(queries)
    assert {query.lang for query in queries} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_judgements_name_services_with_a_page_and_have_grades_from_one_to_three(language, services):
    for query in everything(language):
        assert bool(query.judgements) == (query.kind != NOTHING), query.q
        if query.judgements:
            assert max(query.judgements.values()) == 3, query.q
        for reference, grade in query.judgements.items():
            assert not services[reference].get("retired"), query.q
            assert grade in (1, 2, 3), query.q


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_plain_queries_repeat_a_title(language, services):
    titles = {name.casefold() for service in services.values() for name in service["name"].values()}
    assert not [query.q for query in read_queries(language) if query.kind != "plain" and query.q.casefold() in titles]


def test_the_best_order_is_worth_one_and_any_other_less():
    query = Query("q", "el", "plain", {"best": 3, "good": 2, "fair": 1})
    assert score(query, ["best", "good", "fair", "none"]).ndcg == pytest.approx(1.0)
    assert 0 < score(query, ["good", "best", "fair"]).ndcg < 1
    assert score(query, ["good"]).success
    assert not score(query, ["fair", "best"]).success
    assert score(query, []).empty


def test_a_query_for_nothing_succeeds_only_without_results():
    query = Query("q", "el", NOTHING, {})
    assert score(query, []).success
    assert not score(query, ["any"]).success


def test_the_baselines_find_words_as_they_claim():
    texts = [("day", {("name", "el"): "Κέντρο ημέρας"}), ("home", {("name", "tr"): "Evde bakım", ("text", "el"): "κέντρο"})]
    plain, stems = raw(), snowball()
    for baseline in (plain, stems):
        baseline.fill(texts)
        assert baseline.search("ΚΈΝΤΡΟ") == ["day", "home"]
        assert baseline.search('κέντρο" OR *') == ["day", "home"]
    assert plain.search("κεντρα") == []
    assert stems.search("evleri") == ["home"]
    assert stems.search("κεντρα") == ["day", "home"]
