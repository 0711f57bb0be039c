"""The API has the shape of the contract, reads what the finder reads, and refuses nothing."""

import random

import pytest

from search.engines import database_engine
from tests.factories import make_area, make_category, make_municipality, make_organisation, make_service

pytestmark = pytest.mark.django_db
KEYS = {"count", "page", "pages", "results", "facets", "engine", "interpretation"}
RESULT = {"id", "uuid", "reference", "kind", "name", "summary", "text_language", "url"}


@pytest.fixture
def service():
    town = make_municipality()
    return make_service(
        name_el="Βοήθεια", name_bg="Помощ", areas=[make_area(code="town")], categories=[make_category(code="care")],
        municipality=town, provider=make_organisation(municipality=town), cost="free",
    )  # fmt: skip


def test_the_answer_has_the_shape_of_the_contract(client, service):
    answer = client.get("/api/v1/services", {"lang": "bg", "q": "помощ", "cost": "free"}).json()
    assert set(answer) == KEYS
    assert (answer["count"], answer["page"], answer["pages"], answer["engine"]) == (1, 1, 1, database_engine().name)
    result = answer["results"][0]
    assert set(result) >= RESULT
    assert (result["id"], result["kind"], result["text_language"], result["name"]) == (service.pk, "service", "bg", "Помощ")
    assert result["url"] == f"http://127.0.0.1:8000{service.url_in('bg')}"
    assert answer["interpretation"].keys() >= {"typed", "used", "steps"}
    assert list(answer["facets"]) == [
        "area", "open", "category", "audience", "cost", "language", "channel", "access", "status", "provider",
    ]  # fmt: skip
    cost = answer["facets"]["cost"][0]
    assert (cost["value"], cost["count"], cost["selected"]) == ("free", 1, True)
    assert answer["facets"]["area"][0].keys() == {"value", "label", "count", "selected", "parent"}
    assert answer["facets"]["provider"][0]["value"] == str(service.provider_id)


def test_the_language_is_greek_unless_it_is_one_of_ours(client, service):
    for query in ({}, {"lang": "xx"}, {"lang": ""}):
        assert client.get("/api/v1/services", query).json()["results"][0]["name"] == "Βοήθεια"


def test_addresses_work_with_and_without_a_slash_and_for_head(client, service):
    for path in ("/api/v1/services", "/api/v1/services/", "/api/v1/search", "/api/v1/search/"):
        response = client.get(path)
        assert (response.status_code, response["Content-Type"]) == (200, "application/json")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert client.head(path)["ETag"] == response["ETag"]
        assert client.get(path, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.post("/api/v1/services").status_code == 405


def test_a_page_past_the_last_is_empty_and_keeps_the_count(client, service):
    for raw, page in (("2", 2), (str(10**20), 10**20)):
        answer = client.get("/api/v1/services", {"page": raw}).json()
        assert (answer["count"], answer["results"], answer["page"]) == (1, [], page)
    for raw in ("0", "-1", "abc", ""):
        assert client.get("/api/v1/services", {"page": raw}).json()["page"] == 1


def test_where_somebody_is_stays_in_no_cache(client, service):
    for path in ("/api/v1/services", "/el/services/"):
        assert client.get(path, {"near": "41.1234567,25.4"})["Cache-Control"] == "no-store"
        assert "41.12345" not in client.get(path, {"near": "41.1234567,25.4"}).content.decode()


def test_any_query_string_is_answered(client, service):
    dice = random.Random(1)
    for _turn in range(60):
        raw = "".join(dice.choice("q=&%+0aβ\x7f;[]\"'*page=9") for _ in range(40))
        for path in ("/api/v1/services", "/el/services/", "/tr/search/"):
            assert client.get(path, query_params=None, QUERY_STRING=raw).status_code == 200
    many = "&".join(["cost=free", *("a" for _ in range(12_000))])
    assert client.get("/api/v1/services", QUERY_STRING=many).json()["count"] == 1
