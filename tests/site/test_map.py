"""The map holds what the list holds, and no private address; its pictures may come from one host, on this page alone."""

import html5lib
import pytest
from django.conf import settings
from django.test import override_settings

from tests.factories import make_location, make_service

pytestmark = pytest.mark.django_db


def points(client, path="/el/places/"):
    document = html5lib.parse(client.get(path).content, namespaceHTMLElements=False)
    return {
        "".join(item.itertext()).split()[0]: item.get("data-point")
        for item in document.iter("li")
        if item.get("class") == "result"
    }


def test_every_place_with_a_known_point_is_on_the_map_and_a_private_one_is_not(client):
    make_location(name_el="Γνωστό", latitude=41.1, longitude=25.4)
    make_location(name_el="Άγνωστο", latitude=None, longitude=None)
    make_location(name_el="Κρυφό", latitude=41.123456, longitude=25.654321, address_private=True)
    found = points(client)
    assert {name: point for name, point in found.items() if point} == {"Γνωστό": "41.100000,25.400000"}
    assert len(found) == 3
    assert "41.123456" not in client.get("/el/places/").content.decode()


def test_only_the_list_of_places_allows_the_host_of_the_pictures_and_says_who_it_is(client):
    make_location(latitude=41.1, longitude=25.4)
    page = client.get("/el/places/")
    assert "https://tile.openstreetmap.org" in page["Content-Security-Policy"]
    assert "tile.openstreetmap.org, που τότε βλέπει" in page.content.decode()
    for path in ("/el/", "/el/services/", make_service().url_in("el")):
        assert "openstreetmap" not in client.get(path)["Content-Security-Policy"]


@override_settings(MAP_TILES="")
def test_without_pictures_there_is_no_map_and_the_list_stays(client):
    make_location(latitude=41.1, longitude=25.4)
    page = client.get("/el/places/")
    assert 'id="map"' not in page.content.decode() and "result" in page.content.decode()
    assert settings.MAP_TILES == "" and "openstreetmap" not in page["Content-Security-Policy"]
