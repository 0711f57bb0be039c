"""The form of the filters offers places and distances, loses nothing that the address says, and hides no position in it."""

import html5lib
import pytest

from services_catalogue.models import ServiceAtLocation
from tests.factories import make_area, make_location, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    make_area(code="town", name_el="Πόλη", name_bg="Град", name_tr="Kent", latitude=41.1, longitude=25.4)
    make_area(code="nowhere", name_el="Πουθενά")
    location = make_location(latitude=41.1, longitude=25.4, address_el="Οδός 1")
    make_service(children={"places": [ServiceAtLocation(location=location)]})
    make_service()


def chosen(client, query, language="el"):
    """The choices of the two lists, and which of them hold."""
    response = client.get(f"/{language}/services/?{query}")
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    lists = {box.get("name"): list(box.iter("option")) for box in tree.iter("select")}
    values = {name: [option.get("value") for option in options] for name, options in lists.items()}
    holds = {
        name: next((option.get("value") for option in options if option.get("selected") is not None), "")
        for name, options in lists.items()
    }
    return values, holds, response.content.decode()


def test_places_with_a_known_centre_are_offered_in_the_language_of_the_reader(client, places):
    for language, name in (("el", "Πόλη"), ("bg", "Град"), ("tr", "Kent")):
        values, holds, page = chosen(client, "", language)
        assert values["near"] == ["", "town"]
        assert holds == {"near": "", "within": ""}
        assert f">{name}</option>" in page


@pytest.mark.parametrize(
    ("query", "due"),
    [
        ("near=town&within=20", {"near": "town", "within": "20"}),
        ("near=41.1234567,25.4&within=7.5", {"near": "41.123,25.400", "within": "7.5"}),
        ("near=nowhere", {"near": "nowhere", "within": ""}),
        ("near=unknown", {"near": "unknown", "within": ""}),
        ("within=5", {"near": "", "within": ""}),
    ],
)
def test_what_the_address_says_is_chosen_and_sent_again(client, places, query, due):
    _values, holds, page = chosen(client, query)
    assert holds == due
    assert "41.12345" not in page


def test_what_has_no_known_place_comes_last_and_the_page_says_so(client, places):
    page = chosen(client, "near=town&within=5")[2]
    assert "Για 1 αποτέλεσμα αυτής της σελίδας δεν ξέρουμε πού βρίσκεται." in page
    assert page.index("0,0") < page.rindex('<li class="result">')
    assert "δεν ξέρουμε πού" not in chosen(client, "")[2]


def test_the_button_for_the_position_is_no_part_of_the_page_without_script(client, places):
    tree = html5lib.parse(chosen(client, "")[2], namespaceHTMLElements=False)
    (template,) = tree.iter("template")
    assert [button.get("type") for button in template.iter("button")] == ["button"]
    shown = list(tree.find(".//main").iter("button"))
    assert len(shown) - len(list(template.iter("button"))) == 2
