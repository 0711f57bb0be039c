"""Where nothing is found the page leads on: to needs that come near the words, and to somebody who answers the phone."""

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services_catalogue.models import OrganisationContact
from tests.factories import make_area, make_audience, make_category, make_municipality, make_service

pytestmark = pytest.mark.django_db
#: Most of them look for what the words may have meant.
QUERY_BUDGET = 20


@pytest.fixture
def catalogue():
    country = make_area(code="land", name_el="Χώρα")
    town = make_area(code="town", name_el="Πόλη", parent=country)
    make_municipality(area=country, name_el="Όλη η χώρα")
    contacts = [OrganisationContact(phone="+302531012345")]
    municipality = make_municipality(area=town, name_el="Δήμος Πόλης", start_page_slug="poli", children={"contacts": contacts})
    needs = [
        make_category(code="elderly", label_el="Φροντίδα ηλικιωμένων", label_bg="Грижа за възрастни", label_tr="Yaşlı bakımı"),
        make_category(code="jobs", label_el="Εργασία", label_bg="Работа", label_tr="İş", synonyms_el="ανεργία"),
    ]
    below = make_category(code="seek", label_el="Αναζήτηση", label_bg="Търсене", label_tr="Arama", parent=needs[1])
    groups = [make_audience(code="old", label_el="Ηλικιωμένοι", label_bg="Стари хора", label_tr="Yaşlılar")]
    make_service(categories=[*needs, below], audiences=groups, areas=[town], municipality=municipality, cost="free")


def found(client, q, language="el", more="", section="services"):
    """The addresses that the page leads to, and its text."""
    response = client.get(f"/{language}/{section}/?q={q}&cost=paid{more}")
    assert response.status_code == 200
    main = html5lib.parse(response.content.decode(), namespaceHTMLElements=False).find(".//main")
    return [link.get("href") for link in main.iter("a")], " ".join("".join(main.itertext()).split())


@pytest.mark.parametrize(
    ("typed", "language", "codes"),
    [
        ("ηλικιωμένου", "el", {"elderly", "old"}), ("ilikiomenos", "el", {"elderly", "old"}), ("άνεργοι", "el", {"jobs"}),
        ("ηλικιομενη", "el", {"elderly", "old"}), ("ηλικ", "el", {"elderly", "old"}), ("работи", "bg", {"jobs"}),
        ("yaslilar", "tr", {"elderly", "old"}),
    ],
)  # fmt: skip
def test_needs_that_come_near_the_words_are_offered(client, catalogue, typed, language, codes):
    links, _text = found(client, f"{typed}+qqqqqq", language, section="search")
    offered = [link for link in links if link.startswith(f"/{language}/services/?") and "cost" not in link and "q=" not in link]
    assert {link.split("=")[1] for link in offered} == codes


def test_where_none_comes_near_those_at_the_top_are_offered(client, catalogue):
    links, text = found(client, "qqqqqq", "tr")
    assert [link for link in links if "category=" in link] == [f"/tr/services/?category={code}" for code in ("elderly", "jobs")]
    assert "Bunlardan biri mi?" not in text


def test_the_phone_of_the_chosen_municipality_and_112_stand_there(client, catalogue):
    links, text = found(client, "qqqqqq", "el", "&area=town")
    assert "tel:+302531012345" in links
    assert {"tel:112", "/el/municipalities/poli/"} <= set(links)
    assert "Δήμος Πόλης" in text
    assert "Όλη η χώρα" not in text
    assert "tel:+302531012345" in found(client, "qqqqqq", "el", "&near=town")[0]
    assert "/el/municipalities/" in found(client, "qqqqqq")[0]


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_each_filter_says_what_its_removal_finds(client, catalogue, language):
    _links, text = found(client, "", language)
    assert {"el": "1 αποτέλεσμα", "bg": "1 резултат", "tr": "1 sonuç"}[language] in text


def test_one_need_and_fifty_cost_the_same_queries(client, catalogue):
    def cost():
        found(client, "ηλικ", "el", "&area=town")
        with CaptureQueriesContext(connection) as queries:
            found(client, "ηλικ", "el", "&area=town")
        return len(queries)

    before = cost()
    for _row in range(30):
        make_service(categories=[make_category(label_el="Ηλικία")], areas=[make_area()])
    assert cost() == before <= QUERY_BUDGET
