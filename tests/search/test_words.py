"""A word is found whatever language it was typed in, with or without accents; names before mentions."""

import pytest

from search.params import Params
from search.results import EVERYTHING, search
from tests.factories import make_area, make_category, make_committee, make_organisation, make_service

pytestmark = pytest.mark.django_db
LANGUAGES = ("el", "bg", "tr")


def names(q, language="el", **params):
    return [result.name for result in search(Params(q=q, **params), language).results]


@pytest.fixture
def foster_care():
    category = make_category(label_el="Αναδοχή", label_bg="Приемна грижа", label_tr="Koruyucu aile", synonyms_tr="geçici aile")
    return make_service(languages=("el",), name_el="Γίνετε ανάδοχοι", categories=[category])


@pytest.mark.parametrize(
    "q", ["приемна грижа", "koruyucu aile", "KORUYUCU AİLE", "gecici aile", "ΑΝΑΔΟΧΉ", "αναδοχη", "αναδοχοι"]
)
def test_an_entry_written_in_greek_alone_is_found_by_words_of_each_language(foster_care, q):
    for language in LANGUAGES:
        found = search(Params(q=q), language)
        assert [(result.name, result.language) for result in found.results] == [("Γίνετε ανάδοχοι", "el")]
        assert found.matched == "all"


def test_a_town_is_found_by_every_name_that_people_use():
    area = make_area(name_el="Κομοτηνή", name_bg="Комотини", name_tr="Gümülcine", other_names_bg="Гюмюрджина")
    make_service(name_el="Παιδικός σταθμός", areas=[area])
    for q in ("κομοτηνη", "комотини", "gumulcine", "Гюмюрджина"):
        assert names(q) == ["Παιδικός σταθμός"]


def test_a_text_is_indexed_under_its_own_language_only():
    service = make_service(languages=("bg",), name_bg="Дом", summary_bg="Стая и храна")
    assert names("храна", "tr") == ["Дом"]
    assert search(Params(q="дом"), "tr").results[0].language == "bg"
    assert service.pk == search(Params(q="стая"), "el").results[0].id


def test_a_text_that_is_missing_is_no_word():
    make_service(languages=("el",))
    for language in LANGUAGES:
        assert (names("None", language), names("null", language)) == ([], [])


def test_a_name_comes_before_a_mention():
    make_service(name_el="Άλλο", body_el="<p>Κάποτε και σχολή.</p>")
    make_service(name_el="Σχολή γονέων")
    assert names("σχολή") == ["Σχολή γονέων", "Άλλο"]


def test_what_is_typed_as_a_whole_name_comes_first():
    make_service(name_el="Βοήθεια στο σπίτι για όλους", other_names_el="Βοήθεια στο σπίτι μου")
    make_service(name_el="Βοήθεια στο σπίτι")
    assert names("βοηθεια στο σπιτι")[0] == "Βοήθεια στο σπίτι"


def test_all_words_first_then_most_words_and_the_answer_says_so():
    for name in ("Κόκκινο σπίτι", "Κόκκινο αμάξι", "Πράσινο δέντρο"):
        make_service(name_el=name)
    assert names("κόκκινο σπίτι") == ["Κόκκινο σπίτι"]
    most = search(Params(q="κόκκινο σπίτι αμάξι"), "el")
    assert ({result.name for result in most.results}, most.matched) == ({"Κόκκινο σπίτι", "Κόκκινο αμάξι"}, "most")
    lost = search(Params(q="κόκκινο αμάξι ξξξξ"), "el")
    assert [result.name for result in lost.results] == ["Κόκκινο αμάξι"]
    assert [(step.word, step.why) for step in lost.steps] == [("ξξξξ", "not-found")]
    nothing = search(Params(q="ξξξξ"), "el")
    assert (nothing.total, nothing.matched) == (0, "none")


def test_a_filter_never_changes_how_the_words_are_read():
    make_service(name_el="Κόκκινο σπίτι", cost="paid")
    make_service(name_el="Κόκκινο δέντρο", cost="free")
    assert names("κόκκινο σπίτι", selected={"cost": ("free",)}) == []


def test_small_words_count_only_where_there_are_no_others():
    make_service(name_el="Βοήθεια σε σπίτια")
    assert names("βοήθεια στο σπίτι") == ["Βοήθεια σε σπίτια"]


@pytest.mark.parametrize("q", ['"', "*", "NEAR(", "name_el:x", "AND OR NOT", "(((", "a" * 200, "'; DROP TABLE", "²³", "ⅷ"])
def test_no_query_breaks_the_engine(q):
    make_service()
    assert search(Params(q=q), "el").total in (0, 1)


def test_the_search_over_everything_finds_every_kind_and_the_finder_only_services():
    make_service(name_el="Στήριξη γονέων")
    make_organisation(name_el="Γραφείο στήριξης")
    make_committee(name_el="Επιτροπή στήριξης", children={})
    found = search(Params(q="στήριξη"), "el", EVERYTHING)
    assert [result.kind for result in found.results] == ["service", "organisation", "committee"]
    assert search(Params(q="στήριξη"), "el").total == 1
    only = search(Params(q="στήριξη", selected={"kind": ("committee",)}), "el", EVERYTHING)
    assert [result.kind for result in only.results] == ["committee"]
