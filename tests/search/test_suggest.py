"""Suggestions while typing: found by the beginnings of words in any letters, few, cheap, and never refused."""

import gzip
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_area, make_audience, make_category, make_municipality, make_service

pytestmark = pytest.mark.django_db
#: Compressed bytes of an answer, and the questions that it costs.
BYTES, QUERIES = 1_500, 2


def answer(client, q, lang="el"):
    response = client.get("/api/v1/suggest", {"q": q, "lang": lang})
    assert response.status_code == 200
    return response.json()


def lines(client, q, lang="el"):
    """What is suggested: (group, text)."""
    groups = answer(client, q, lang)["groups"]
    return [(group["kind"], each["text"]) for group in groups for each in group["suggestions"]]


@pytest.fixture
def service():
    return make_service(
        name_el="Βοήθεια στο σπίτι", name_bg="Помощ в дома", name_tr="Evde destek", other_names_el="κατ’ οίκον φροντίδα",
        municipality=make_municipality(name_el="Δήμος Πρώτος"), areas=[make_area(code="town", name_el="Κομοτηνή")],
        categories=[make_category(code="care", label_el="Φροντίδα ηλικιωμένων", synonyms_el="γερόντια")],
        audiences=[make_audience(code="old", label_el="Ηλικιωμένοι")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("βο", "el"), ("ΒΟΗΘ", "el"), ("βοηθεια σπιτ", "el"), ("σπίτι βοήθειες", "el"), ("voith", "el"), ("boi8eia", "el"),
        ("βοιθια", "el"), ("βοηφεια", "el"), ("οίκον", "el"), ("помо", "bg"), ("pomosht", "bg"), ("помощ", "el"),
        ("EVDE", "tr"), ("deste", "tr"), ("vohueia", "el"), ("bohueia", "el"),
    ],
)  # fmt: skip
def test_a_service_is_suggested_by_the_beginnings_of_its_words_in_any_letters(client, service, typed, lang):
    name = {"el": "Βοήθεια στο σπίτι", "bg": "Помощ в дома", "tr": "Evde destek"}[lang]
    assert ("service", name) in lines(client, typed, lang)


def test_needs_and_places_lead_to_the_finder_with_that_filter(client, service):
    groups = {group["kind"]: group["suggestions"] for group in answer(client, "ηλικ")["groups"]}
    assert {each["path"] for each in groups["need"]} == {"/el/services/?category=care", "/el/services/?audience=old"}
    assert groups["need"][0]["note"] == "1 υπηρεσία"
    assert lines(client, "γερόντ") == [("need", "Φροντίδα ηλικιωμένων")]
    (place,) = answer(client, "komotini")["groups"][0]["suggestions"]
    assert place["path"] == "/el/services/?area=town"


def test_nothing_is_suggested_that_has_no_service(client, service):
    make_category(code="empty", label_el="Ηλιοθεραπεία")
    assert lines(client, "ηλιο") == []
    service.unpublish()
    assert lines(client, "βοηθ") == []
    assert lines(client, "ηλικ") == []


def test_a_new_name_is_suggested_at_once_and_the_old_one_no_more(client, service):
    assert lines(client, "βοηθ")
    service.name_el = "Συντροφιά"
    service.save_revision().publish()
    assert lines(client, "συντρ") == [("service", "Συντροφιά")]
    assert lines(client, "βοηθ") == []


def test_a_text_in_another_language_says_which(client):
    make_service(languages=("bg",), name_bg="Клуб")
    (one,) = answer(client, "клу", "tr")["groups"][0]["suggestions"]
    assert (one["text"], one["text_language"]) == ("Клуб", "bg")
    assert one["path"].startswith("/tr/services/")


def test_fifty_cost_what_one_costs_and_eight_are_the_most(client, service):
    answer(client, "βοηθ")
    for _row in range(49):
        make_service(name_el="Βοήθεια", areas=[make_area()], categories=[make_category(label_el="Βοήθημα")])
    answer(client, "βοηθ")
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/api/v1/suggest", {"q": "βοηθ"})
    assert len(queries) <= QUERIES
    found = [each["text"] for group in response.json()["groups"] for each in group["suggestions"]]
    assert 1 < len(found) <= 8
    assert len(gzip.compress(response.content, 6)) <= BYTES


def test_the_answer_may_be_kept_and_says_how_many_there_are(client, service):
    response = client.get("/api/v1/suggest/", {"q": "βοηθ", "lang": "el"})
    assert "max-age" in response["Cache-Control"]
    assert not response.cookies
    assert response.json()["said"] == "1 πρόταση"
    assert answer(client, "qqqqq", "tr")["said"] == "Öneri yok"
    etag = response["ETag"]
    again = client.get("/api/v1/suggest/", {"q": "βοηθ", "lang": "el"}, headers={"if-none-match": etag})
    assert again.status_code == 304
    assert client.post("/api/v1/suggest").status_code == 405


def test_any_query_string_is_answered(client, service):
    dice = random.Random(2)
    for _turn in range(80):
        raw = "q=" + "".join(dice.choice("%+0aβж\x7f;[]\"'*:^~()%00%ff&=İς") for _ in range(30))
        assert client.get("/api/v1/suggest", query_params=None, QUERY_STRING=raw).status_code == 200
    for typed in ("α" * 10_000, "βοη " * 3_000, "😀" * 200, "\u202eβοηθ\u202d", "x" * 200, "a 8 " * 50, "AND OR NEAR", "'"):
        assert client.get("/api/v1/suggest", {"q": typed}).status_code == 200
    assert client.get("/api/v1/suggest", QUERY_STRING="q=%ff%fe&lang=%00").json()["groups"] == []
