"""Facet counts agree with a count made without the finder, and with the list that following a facet gives."""

import random

import pytest

from search.params import Params
from search.results import search
from tests.search.generated import WORDS, Catalogue, make_catalogue

pytestmark = pytest.mark.django_db
FACETS = ("area", "category", "audience", "provider", "cost", "status", "language", "channel", "access")


def random_selection(dice: random.Random, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    selected = {}
    for name in dice.sample(FACETS, dice.randint(0, 3)):
        known = sorted({value for fact in catalogue.facts for value in fact.values[name]})
        selected[name] = tuple(dice.sample([*known, "nobody-has-this"], min(len(known), dice.randint(1, 2))))
    return selected


def counts_of(found, name):
    return {value.value: value.count for facet in found.facets if facet.name == name for value in facet.values}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_count_is_the_one_that_a_person_would_count(seed):
    catalogue, dice = make_catalogue(seed), random.Random(seed)
    for _turn in range(25):
        selected = random_selection(dice, catalogue)
        words = tuple(dice.sample(WORDS, dice.randint(0, 1)))
        found = search(Params(q=" ".join(words), selected=selected), "el")
        assert found.total == len(catalogue.matching(selected, words))
        for name in FACETS:
            assert counts_of(found, name) == catalogue.counts(name, selected, words), (name, selected, words)


def test_a_count_is_the_number_of_results_that_following_it_gives():
    make_catalogue(4)
    start = Params(selected={"cost": ("free",), "access": ("wheelchair",)})
    for facet in search(start, "el").facets:
        for value in facet.values:
            chosen = (*start.selected.get(facet.name, ()), value.value) if facet.name == "access" else (value.value,)
            followed = search(start.only(facet.name, *dict.fromkeys(chosen)), "el")
            assert followed.total == value.count, (facet.name, value.value)


def test_pages_join_to_exactly_the_total_without_repeats():
    catalogue = make_catalogue(5, size=47)
    for params in (Params(), Params(q="κήπος φανάρι"), Params(sort="name"), Params(point=(41.0, 25.0), near="41.000,25.000")):
        first = search(params, "el")
        pages = [search(params.on_page(number), "el").results for number in range(1, first.pages + 1)]
        ids = [result.id for page in pages for result in page]
        assert len(ids) == len(set(ids)) == first.total
        past = search(params.on_page(10**20), "el")
        assert (past.total, past.results) == (first.total, [])
    assert search(Params(), "el").total == len(catalogue.facts)


def test_an_unknown_value_finds_nothing_and_stays_in_the_list():
    make_catalogue(6, size=5)
    for name in (*FACETS, "open"):
        found = search(Params(selected={name: ("nobody-has-this",)}), "el")
        assert found.total == 0
        assert counts_of(found, name)["nobody-has-this"] == 0


def test_without_results_each_filter_says_how_many_there_are_without_it():
    catalogue = make_catalogue(7)
    selected = {"cost": ("free",), "provider": ("0",)}
    found = search(Params(selected=selected), "el")
    assert found.without["provider", "0"] == len(catalogue.matching({"cost": ("free",)}))
    assert found.without["cost", "free"] == 0
    assert found.without["all", ""] == len(catalogue.facts)
