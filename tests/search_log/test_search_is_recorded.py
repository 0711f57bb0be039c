"""A search is recorded once, with what was asked and found, outside the request."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.engines import database_engine
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    town = make_area(code="town", name_el="Πόλη")
    return make_service(name_el="Βοήθεια στο σπίτι", areas=[make_area(code="quarter", parent=town)], cost="free")


def test_a_search_leaves_its_words_language_filters_count_engine_and_hour(find, log, service):
    find("βοηθεια", cost="free", area="quarter")
    (row,) = log()
    assert (row.query, row.language, row.count, row.engine) == ("βοηθεια", "el", 1, database_engine().name)
    assert (row.filters, row.areas) == ({"area": ["quarter"], "cost": ["free"]}, " quarter town ")
    assert (row.is_finder, row.is_api, row.times) == (True, False, 1)
    assert (row.at.minute, row.at.second, row.at.microsecond) == (0, 0, 0)
    assert dt.timedelta(0) <= timezone.now() - row.at < dt.timedelta(hours=1)


def test_the_request_writes_nothing(find, log, service):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        find("βοηθεια")
    assert queries.captured_queries
    assert [each["sql"] for each in queries if not each["sql"].startswith(("SELECT", "WITH"))] == []
    assert [each["sql"] for each in queries if "editorial_" in each["sql"]] == []
    assert len(log()) == 1


def test_the_search_over_everything_and_the_api_are_told_apart(find, log, service):
    find("βοηθεια", path="/bg/search/")
    find("βοηθεια", path="/api/v1/services", lang="tr")
    assert [(row.language, row.is_finder, row.is_api) for row in log()] == [("bg", False, False), ("tr", True, True)]


def test_pages_filters_orders_and_other_languages_of_a_search_are_the_same_search(find, log, service):
    find("βοηθεια", before="/el/")
    find("βοηθεια", page="2")
    find("βοηθεια", before="/el/services/?q=βοηθεια", cost="free")
    find("βοηθεια", before="/el/services/?q=%CE%B2%CE%BF%CE%B7%CE%B8%CE%B5%CE%B9%CE%B1&cost=free", sort="name")
    find("βοηθεια", before="/el/services/?q=βοηθεια", path="/tr/search/")
    find("σπίτι", before="/el/services/?q=βοηθεια")
    assert [row.query for row in log()] == ["βοηθεια", "σπίτι"]


def test_filters_alone_count_once_and_the_bare_finder_never(find, log, service):
    find()
    find(before="/el/services/", cost="free")
    find(before="/el/services/?cost=free", cost="free", area="town")
    assert [(row.query, row.key, row.filters) for row in log()] == [("", "", {"cost": ["free"]})]


def test_another_site_cannot_hide_a_search(client, log, service):
    client.get("/el/services/", {"q": "σπίτι"}, headers={"referer": "http://elsewhere.example/el/services/?q=σπίτι"})
    client.get("/el/services/", {"q": "σπίτι"}, headers={"referer": "http://[broken"})
    assert len(log()) == 2


@pytest.mark.parametrize(
    "headers",
    [{"user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)"}, {"user-agent": "UptimeRobot-monitor"},
     {"sec-purpose": "prefetch"}, {"purpose": "preview"}],
)  # fmt: skip
def test_robots_monitors_and_pages_fetched_ahead_do_not_count(client, log, service, headers):
    client.get("/el/services/", {"q": "σπίτι"}, headers=headers)
    client.head("/el/services/", {"q": "σπίτι"})
    assert log() == []
