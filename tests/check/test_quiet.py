"""The check keeps nothing, tells nobody, and costs the same whatever the number of services."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from services_catalogue.models import ContactPoint, EligibilityCriterion, OrganisationContact, ServiceAtLocation
from tests.check.reader import Reader
from tests.factories import make_area, make_category, make_location, make_municipality, make_organisation, make_service

pytestmark = pytest.mark.django_db

BUDGET = 14
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP)\b", re.IGNORECASE)


def make_services(number: int) -> None:
    for _number in range(number):
        area = make_area()
        town = make_municipality()
        make_service(
            municipality=town, provider=make_organisation(children={"contacts": [OrganisationContact(phone="+302531000001")]}),
            areas=[area], categories=[make_category()], successor=make_service(municipality=town),
            children={
                "criteria": [
                    EligibilityCriterion(kind="age", comparison="at-least", minimum=65, detail_el="Ή νωρίτερα."),
                    EligibilityCriterion(kind="residence", comparison="in", area=area),
                ],
                "contacts": [ContactPoint(name="Μαρία")],
                "places": [ServiceAtLocation(location=make_location())],
            },
        )  # fmt: skip


def asked_of(client: Client, path: str) -> list[str]:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in queries]


def test_each_page_costs_the_same_with_one_or_many_services(client) -> None:
    costs = []
    for number in (1, 12):
        make_services(number)
        question = Reader(client).begin()
        lists = Reader(client, question.path).click("Σταματήστε εδώ")
        costs.append([len(asked_of(client, path)) for path in ("/el/check/", question.path, lists.path)])
    assert costs[0] == costs[1]
    assert max(costs[1]) <= BUDGET, costs


def test_nothing_is_kept_and_nobody_is_told(client) -> None:
    make_services(1)
    with CaptureQueriesContext(connection) as queries:
        question = Reader(client).begin()
        lists = Reader(client, question.path).click("Σταματήστε εδώ")
    assert [query["sql"] for query in queries if WRITES.match(query["sql"]) or "session" in query["sql"]] == []
    for answer in (Reader(client).answer, question.answer, lists.answer, client.post("/el/check/")):
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "cookie" not in answer.headers.get("Vary", "").lower()
        assert "ETag" not in answer.headers
    for reader in (question, lists):
        assert reader.page.select_one("meta[name=robots]")["content"] == "noindex"
        assert reader.page.select("script:not([src])") == []


def test_each_page_can_be_left_at_once_and_lies_in_each_language(client) -> None:
    make_services(1)
    question = Reader(client).begin()
    lists = Reader(client, question.path).click("Σταματήστε εδώ")
    for reader in (Reader(client), question, lists):
        (leave,) = reader.page.select("main a[rel=noreferrer]")
        assert leave["href"].startswith("https://")
        for link in reader.page.select("header a[hreflang]"):
            there = Reader(client, str(link["href"]))
            assert there.page.html["lang"] == link["hreflang"]
            assert there.asks == reader.asks


def test_a_form_of_another_site_is_answered_as_any_other() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/el/check/", {"begin": "1"}, headers={"origin": "https://other.example"}).status_code == 303
