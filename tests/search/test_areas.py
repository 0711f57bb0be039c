"""An area finds what serves it, what serves a place inside it, and last, marked so, what serves a wider area."""

import pytest

from search.params import Params
from search.results import search
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas():
    country = make_area(code="country", kind="country")
    region = make_area(code="region", kind="region", parent=country)
    town = make_area(code="town", parent=region)
    make_area(code="other-town", parent=region)
    return country, region, town, make_area(code="village", kind="settlement", parent=town)


def found_in(code):
    return [(result.name, result.wider) for result in search(Params(selected={"area": (code,)}), "el").results]


def test_what_serves_a_wider_area_comes_last_and_is_marked(areas):
    country, region, town, village = areas
    for name, area in (("α χώρα", country), ("β περιφέρεια", region), ("γ πόλη", town), ("δ χωριό", village)):
        make_service(name_el=name, areas=[area])
    assert found_in("town") == [("γ πόλη", False), ("δ χωριό", False), ("α χώρα", True), ("β περιφέρεια", True)]
    assert found_in("country") == [(name, False) for name in ("α χώρα", "β περιφέρεια", "γ πόλη", "δ χωριό")]
    assert found_in("other-town") == [("α χώρα", True), ("β περιφέρεια", True)]
    assert found_in("village")[0] == ("δ χωριό", False)


def test_a_new_village_has_what_its_region_offers(areas):
    _country, region, town, _village = areas
    make_service(name_el="της περιφέρειας", areas=[region])
    make_area(code="new-village", kind="settlement", parent=town)
    assert found_in("new-village") == [("της περιφέρειας", True)]


def test_a_town_that_moves_to_another_region_takes_its_services_along(areas):
    country, _region, town, _village = areas
    make_service(name_el="της πόλης", areas=[town])
    town.parent = make_area(code="other-region", kind="region", parent=country)
    town.save()
    assert found_in("other-region") == [("της πόλης", False)]
    assert found_in("region") == []


def test_the_tree_stands_in_the_order_of_its_levels(areas):
    make_service(areas=[areas[3]])
    facet = next(facet for facet in search(Params(), "el").facets if facet.name == "area")
    assert [(value.value, value.parent, value.depth) for value in facet.values] == [
        ("country", None, 0), ("region", "country", 1), ("town", "region", 2), ("village", "town", 3),
    ]  # fmt: skip
