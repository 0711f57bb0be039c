"""Of common words less is made, and what somebody is without is not the thing: in three languages."""

from __future__ import annotations

import pytest

from search.analysis.lemmas import query_tokens
from search.analysis.small_words import is_common, lacking
from search.params import Params
from search.results import search
from tests.factories import make_service

pytestmark = pytest.mark.django_db


def names(q, language):
    return [result.name for result in search(Params(q=q), language).results]


@pytest.mark.parametrize(
    ("language", "typed", "needed", "other"),
    [
        ("el", "η μάνα μου ξεχνάει", "Όσοι ξεχνούν", "Μαμάδες"),
        ("bg", "майка ми забравя", "Когато забравяме", "За майки"),
        ("tr", "annem unutuyor", "Unutanlar için", "Anneler için"),
    ],
)
def test_what_is_wrong_counts_more_than_with_whom(language, typed, needed, other):
    for name in (other, needed):
        make_service(languages=(language,), **{f"name_{language}": name})
    # As many have the one word as the other.
    assert names(typed, language) == [needed, other]


@pytest.mark.parametrize(
    ("language", "typed", "meant", "thing"),
    [
        ("el", "χωρίς στέγη", "Υπνωτήριο αστέγων", "Στέγη ηλικιωμένων"),
        ("el", "δεν έχω σπίτι", "Υπνωτήριο αστέγων", "Βοήθεια στο σπίτι"),
        ("bg", "нямам жилище", "Приют за бездомни", "Жилища"),
        ("bg", "хора без работа", "За безработни хора", "Работа за хора"),
        ("tr", "evim yok", "Evsizler için", "Evde bakım"),
        ("tr", "işi olmayanlar", "İşsizler için", "İş kurma"),
    ],
)
def test_what_somebody_is_without_comes_before_the_thing(language, typed, meant, thing):
    for name in (thing, meant):
        make_service(languages=(language,), **{f"name_{language}": name})
    assert names(typed, language) == [meant, thing]


def test_without_something_that_has_no_name_of_its_own_is_the_thing():
    make_service(name_el="Ποδήλατα")
    assert names("χωρίς ποδήλατο", "el") == ["Ποδήλατα"]


def test_only_what_follows_without_is_lacking_and_in_turkish_what_stands_before():
    assert lacking(["δουλειά", "χωρίς", "τα", "χαρτιά", "μου"]) == {3}
    assert lacking(["δεν", "ξέρω", "δουλειά"]) == set()
    assert lacking(["para", "yok", "iş"]) == {0}
    assert lacking(["yok", "без"]) == set()


@pytest.mark.parametrize("word", ["υπηρεσιών", "услугите", "hizmetler", "μάνα", "баща", "kocam"])
def test_common_words_are_known_in_all_their_forms(word):
    assert is_common(query_tokens(word))


@pytest.mark.parametrize("word", ["παιδί", "дете", "çocuk", "γυναίκα", "жена", "kadın", "σπίτι"])
def test_whom_a_service_is_for_is_not_common(word):
    assert not is_common(query_tokens(word))
