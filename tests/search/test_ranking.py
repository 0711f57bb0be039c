"""What comes first among what the words find, and that nothing is lost or doubled between pages."""

import pytest

from search.engines import ranking
from search.models import Generation
from search.params import Params
from search.results import search
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db


def names(language="el", **params):
    return [result.name for result in search(Params(**params), language).results]


@pytest.mark.parametrize(
    ("language", "typed", "first", "second"),
    [
        ("el", "ημέρας κέντρο", "Ω, νέο μεγάλο κέντρο ημέρας όλης πόλης", "Α, κέντρο συμβουλών νέο μεγάλο πόλης ημέρας"),
        ("bg", "дневен център", "Я, нов голям център дневен тук там", "А, център нов голям тук там дневен"),
        ("tr", "gündüz merkezi", "Z yeni büyük köy gündüz merkezi açık", "A gündüz yeni büyük köy açık merkezi"),
    ],
)
def test_words_near_each_other_in_a_name_come_before_words_far_apart(language, typed, first, second):
    for name in (second, first):
        make_service(languages=(language,), **{f"name_{language}": name, f"summary_{language}": "x"})
    assert names(language, q=typed) == [first, second]


def test_the_order_in_which_words_were_typed_counts():
    make_service(name_el="Αα: γονείς και παιδιά")
    make_service(name_el="Ββ: παιδιά και γονείς")
    assert names(q="παιδιά γονείς")[0] == "Ββ: παιδιά και γονείς"


@pytest.mark.parametrize(
    ("typed", "first"), [("νόμος", ["Νόμος"]), ("νομός", ["Νομός"]), ("παιδιών", ["Ρούχα των παιδιών", "Ρούχα για παιδιά"])]
)
def test_a_word_just_as_it_was_typed_comes_first(typed, first):
    for name in ("Νομός", "Νόμος", "Ρούχα για παιδιά", "Ρούχα των παιδιών"):
        make_service(name_el=name)
    assert names(q=typed) == first


def test_what_runs_comes_before_what_is_planned_and_what_has_ended_comes_last():
    for status, name in (
        ("ended", "Συσσίτιο α"),
        ("planned", "Συσσίτιο β"),
        ("suspended", "Συσσίτιο γ"),
        ("running", "Συσσίτιο δ"),
    ):
        make_service(name_el=name, status=status)
    assert names(q="συσσίτιο") == ["Συσσίτιο δ", "Συσσίτιο β", "Συσσίτιο γ", "Συσσίτιο α"]


def test_what_is_planned_needs_more_than_a_shorter_name_to_come_before_what_runs():
    make_service(name_el="Συσσίτιο τώρα", status="planned")
    make_service(name_el="Συσσίτιο για όλες τις γειτονιές της πόλης και των χωριών")
    assert names(q="συσσίτιο")[1] == "Συσσίτιο τώρα"


def test_results_behind_those_whose_names_are_looked_at_are_not_lost(monkeypatch):
    monkeypatch.setattr(ranking, "LOOKED_AT", 3)
    for number in range(25):
        make_service(name_el=f"Συσσίτιο {number}")
    pages = [[result.id for result in search(Params(q="συσσίτιο", page=page), "el").results] for page in (1, 2)]
    assert [len(page) for page in pages] == [20, 5]
    assert len({pk for page in pages for pk in page}) == 25


def test_the_reader_s_own_municipality_comes_before_another_of_the_same_merit():
    here, there = make_area(code="here"), make_area(code="there")
    make_service(name_el="α", children={}, areas=[there])
    make_service(name_el="β", children={}, areas=[here])
    assert names(sort="relevance") == ["α", "β"]
    assert names(near="here", sort="relevance") == ["β", "α"]
    assert names(near="here") == ["β", "α"]


def test_pages_join_to_all_results_and_a_state_keeps_its_order():
    for number in range(45):
        make_service(name_el=f"Βοήθεια {number % 3}", summary_el="για παιδιά", status="planned" if number % 2 else "running")
    pages = [[result.id for result in search(Params(q="βοήθεια παιδιών", page=page), "el").results] for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({pk for page in pages for pk in page}) == 45
    Generation.advance()
    assert [result.id for result in search(Params(q="βοήθεια παιδιών", page=2), "el").results] == pages[1]
