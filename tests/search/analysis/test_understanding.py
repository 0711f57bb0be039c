"""What was typed in other letters, on another keyboard or with an error is found, and the answer says what it was taken for."""

from __future__ import annotations

import pytest

from search import index
from search.params import Params
from search.results import search
from tests.factories import make_area, make_category, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue():
    make_service(name_el="Βοήθεια στο σπίτι", name_bg="Помощ вкъщи", name_tr="Evde bakım")
    make_service(name_el="Γηροκομείο", name_bg="Старчески дом", name_tr="Huzurevi")
    make_service(name_el="Παιδικός σταθμός", name_bg="Детска градина", name_tr="Çocuk yuvası")
    make_service(name_el="Ψυχολόγος", name_bg="Приемно семейство", name_tr="İşsizler için kurs")
    make_service(name_el="Μαθήματα ελληνικών", name_bg="Безплатно жилище", name_tr="Göçmenler için danışma")
    make_area(name_el="Κομοτηνή", name_bg="Комотини", name_tr="Gümülcine")


def first(q, language="el", **params):
    found = search(Params(q=q, **params), language)
    steps = [(step.word, step.became, step.why) for step in found.steps]
    return (found.results[0].payload["texts"][language]["name"] if found.results else None), steps


@pytest.mark.parametrize(
    "q",
    [
        "voithia sto spiti", "boh8eia sto spiti", "voitheia", "BOITHIA", "βοήθια", "βοιθεια", ";astegoi spiti", "bo;hueia",
        "ωοιτηια", "помощ вкъщи", "pomosht vkashti", "βοηθειαα",
    ],
)  # fmt: skip
def test_greek_in_its_habits(q):
    assert first(q)[0] == "Βοήθεια στο σπίτι"


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("psixologos", "Ψυχολόγος"), ("4yxologos", "Ψυχολόγος"), ("ghrokome;io", "Γηροκομείο"),
        ("mathimata ellhnikon", "Μαθήματα ελληνικών"), ("paidikos", "Παιδικός σταθμός"),
    ],
)  # fmt: skip
def test_more_greek(q, name):
    assert first(q)[0] == name


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("starcheski dom", "Старчески дом"), ("star4eski dom", "Старчески дом"), ("detska gradina", "Детска градина"),
        ("детска гардина", "Детска градина"), ("mf;fy", "Помощ вкъщи"), ("xili]e", "Безплатно жилище"),
        ("bezplatno jilishte", "Безплатно жилище"), ("priemno semejstwo", "Приемно семейство"),
        ("семеиство", "Приемно семейство"), ("ѝ жилѝще", "Безплатно жилище"), ("семество", "Приемно семейство"),
    ],
)  # fmt: skip
def test_bulgarian_in_its_habits(q, name):
    assert first(q, "bg")[0] == name


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("issiz", "İşsizler için kurs"), ("ISSIZLER", "İşsizler için kurs"), ("';s'z", "İşsizler için kurs"),
        ("g,.menler", "Göçmenler için danışma"), ("εωδε βακιμ", "Evde bakım"),
        ("gocmen", "Göçmenler için danışma"), ("huzurvei", "Huzurevi"), ("danşma", "Göçmenler için danışma"),
    ],
)  # fmt: skip
def test_turkish_in_its_habits(q, name):
    assert first(q, "tr")[0] == name


def test_the_steps_say_what_became_of_a_word_and_why():
    assert first("voithia")[1] == [("voithia", "βοήθεια", "script")]
    assert first("bo;hueia")[1] == [("bo;hueia", "βοήθεια", "layout")]
    assert first("μαθημτα")[1] == [("μαθημτα", "μαθήματα", "typo")]
    assert first("μαθίματα")[1] == [("μαθίματα", "μαθήματα", "spelling")]
    assert first("βοηθεια")[1] == []


def test_what_is_found_as_it_is_typed_is_left_alone():
    make_service(name_el="Σπιρί", name_bg="Спири", name_tr="Spiti")
    assert first("spiti", "tr") == ("Spiti", [])
    assert first("yardim evde")[1] == []


def test_a_word_of_the_dictionary_is_no_typing_error_unless_it_stands_beside_words_that_were_found():
    make_service(name_bg="Детска крата")
    assert first("карта", "bg") == (None, [("карта", "", "not-found")])
    assert first("детска карта", "bg")[1] == [("карта", "крата", "typo")]
    make_service(name_bg="Детска харта")
    assert first("детска карта", "bg")[1] == [("карта", "крата", "typo")]


def test_exactly_what_was_typed_is_one_tap_away(client):
    page = client.get("/el/services/", {"q": "voithia"}).content.decode()
    assert "?q=voithia&amp;exact=1" in page
    assert first("voithia", exact=True)[0] is None
    undone = client.get("/el/services/", {"q": "voithia", "exact": "1"}).content.decode()
    assert 'href="/el/services/?q=voithia"' in undone
    answer = client.get("/api/v1/services?q=voithia&lang=el").json()["interpretation"]
    assert answer["used"] == "βοήθεια"
    assert answer["steps"] == [{"word": "voithia", "became": "βοήθεια", "why": "script"}]


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_a_word_that_nothing_has_is_taken_for_nothing(language):
    assert first("wifi", language) == (None, [("wifi", "", "not-found")])


def test_a_filter_never_changes_how_words_are_read():
    make_service(name_el="Βοήθειες", cost="paid")
    plain, filtered = first("voithia")[1], first("voithia", selected={"cost": ("free",)})[1]
    assert plain == filtered


def test_a_word_that_went_with_its_entry_is_offered_no_more():
    service = make_service(name_el="Κεραμικουργία")
    assert first("κεραμικουργιαα")[0] == "Κεραμικουργία"
    service.unpublish()
    assert first("κεραμικουργιαα")[0] is None
    index.rebuild()
    assert first("κεραμικουργιαα")[0] is None


def test_people_of_three_languages_name_the_same_need():
    category = make_category(label_el="Τζόγος", label_bg="", label_tr="")
    make_service(name_el="Γραμμή", name_bg=None, name_tr=None, languages=("el",), categories=[category])
    assert search(Params(q="kumar"), "tr").results[0].name == "Γραμμή"
    assert search(Params(q="хазарт"), "bg").results[0].name == "Γραμμή"
