"""The order of results: by name, by distance, open now; what has ended comes last in each."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from search.engines.ranking import distance_km
from search.params import Params
from search.results import search
from services_catalogue.models import HoursException, ServiceAtLocation
from tests.factories import make_area, make_location, make_service

pytestmark = pytest.mark.django_db
ATHENS = ZoneInfo("Europe/Athens")
#: A Tuesday without a holiday, in the morning.
MORNING = dt.datetime(2026, 11, 24, 10, 0, tzinfo=ATHENS)


def names(params, language="el", now=None):
    return [result.name for result in search(params, language, now=now).results]


def at(latitude, longitude, **kwargs):
    return {"places": [ServiceAtLocation(location=make_location(latitude=latitude, longitude=longitude), **kwargs)]}


def test_what_runs_comes_first_and_what_has_ended_last():
    for status in ("ended", "suspended", "planned", "running"):
        make_service(name_el=f"α {status}", status=status)
    by_status = ["α running", "α planned", "α suspended", "α ended"]
    assert names(Params()) == by_status
    assert names(Params(sort="name"))[-1] == "α ended"


def test_names_sort_by_the_alphabet_of_the_reader():
    for name in ("Zor", "Işık", "Çay", "Cam", "Ilıca"):
        make_service(languages=("tr",), name_tr=name)
    assert names(Params(sort="name"), "tr") == ["Cam", "Çay", "Ilıca", "Işık", "Zor"]


def test_the_nearest_comes_first_and_what_has_no_known_place_last():
    make_service(name_el="μακριά", children=at(41.5, 25.0))
    make_service(name_el="άγνωστο")
    make_service(name_el="κοντά", children=at(41.01, 25.0))
    make_service(name_el="πολύ μακριά", children=at(45.0, 25.0))
    near = Params(near="41.000,25.000", point=(41.0, 25.0))
    assert names(near) == ["κοντά", "μακριά", "πολύ μακριά", "άγνωστο"]
    close = search(Params(near=near.near, point=near.point, within=100), "el")
    assert [result.name for result in close.results] == ["κοντά", "μακριά", "άγνωστο"]
    assert [result.distance and round(result.distance, 1) for result in close.results] == [1.1, 55.6, None]


def test_near_may_be_the_code_of_an_area():
    make_area(code="town", latitude=41.0, longitude=25.0)
    make_service(name_el="β", children=at(41.5, 25.0))
    make_service(name_el="γ", children=at(41.1, 25.0))
    assert names(Params(near="town")) == ["γ", "β"]
    assert names(Params(near="nowhere", sort="name")) == ["β", "γ"]


def test_a_degree_of_latitude_is_111_kilometres():
    assert distance_km((41, 25), (42, 25)) == pytest.approx(111.19, abs=0.01)


def test_open_now_follows_hours_and_exceptions():
    make_service(name_el="πρωί", children=at(41, 25, hours="Mo-Fr 08:00-14:00"))
    make_service(name_el="βράδυ", children=at(41, 25, hours="Mo-Fr 18:00-20:00"))
    make_service(name_el="άγνωστο", children=at(41, 25))
    today = HoursException(starts=MORNING.date(), ends=MORNING.date(), hours="")
    make_service(name_el="κλειστό σήμερα", children={**at(41, 25, hours="Mo-Fr 08:00-14:00"), "hours_exceptions": [today]})
    asked = Params(selected={"open": ("now",)})
    assert names(asked, now=MORNING) == ["πρωί"]
    assert names(asked, now=MORNING.replace(hour=19)) == ["βράδυ"]
    everything = search(Params(), "el", now=MORNING)
    counted = {facet.name: facet.values for facet in everything.facets}["open"]
    assert [(value.value, value.count) for value in counted] == [("now", 1)]
    assert {result.name: result.open_now for result in everything.results}["άγνωστο"] is None
