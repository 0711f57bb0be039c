"""Each search is kept 13 months; then a month's become one row for each query, and rare ones go."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from editorial.models import LoggedSearch
from editorial.search_log import thinning

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 25)


def logged(day: dt.date, key: str = "el:voiTia", **fields: object) -> LoggedSearch:
    at = timezone.make_aware(dt.datetime.combine(day, dt.time(10)))
    row = {
        "query": "βοήθεια",
        "language": "el",
        "count": 0,
        "engine": "embedded",
        "filters": {"cost": ["free"]},
        "areas": " town ",
    }
    return LoggedSearch.objects.create(**{**row, **fields, "key": key, "at": at})


def rows() -> list[tuple[object, ...]]:
    return list(LoggedSearch.objects.order_by("at", "language", "count").values_list("query", "language", "count", "times"))


def test_a_month_goes_when_its_last_day_is_13_months_old():
    assert thinning.limit(TODAY) == dt.date(2025, 10, 1)
    assert thinning.limit(dt.date(2026, 1, 31)) == dt.date(2024, 12, 1)
    assert thinning.limit(dt.date(2026, 2, 1)) == dt.date(2025, 1, 1)


def test_searches_of_the_last_13_months_stay_as_they_are():
    for day in (dt.date(2025, 10, 1), dt.date(2026, 11, 24)):
        logged(day)
    assert thinning.thin(TODAY) == (0, 0)
    assert LoggedSearch.objects.filter(filters={"cost": ["free"]}).count() == 2


def test_a_month_becomes_one_row_for_a_query_without_filters_day_and_engine():
    for day in (1, 5, 30):
        logged(dt.date(2025, 9, day))
    logged(dt.date(2025, 9, 7), query="ΒΟΗΘΕΙΑ")
    logged(dt.date(2025, 9, 8), count=4)
    logged(dt.date(2025, 9, 9), query="voithia", language="tr")
    assert thinning.thin(TODAY) == (6, 3)
    assert rows() == [("βοήθεια", "el", 0, 4), ("βοήθεια", "el", 4, 1), ("voithia", "tr", 0, 1)]
    row = LoggedSearch.objects.first()
    assert (row.filters, row.areas, row.engine, timezone.localtime(row.at).date()) == ({}, "", "", dt.date(2025, 9, 1))
    assert thinning.thin(TODAY) == (0, 0)
    assert LoggedSearch.objects.all().grouped().get()["searches"] == 6


def test_what_was_searched_once_or_twice_in_a_month_and_what_had_no_words_is_forgotten():
    for month in (7, 8, 9):
        logged(dt.date(2025, month, 3))
        logged(dt.date(2025, month, 4), key="", query="")
    logged(dt.date(2025, 9, 30))
    assert thinning.thin(TODAY) == (7, 0)
    assert rows() == []


def test_the_command_and_the_daily_round_thin(capsys, monkeypatch):
    monkeypatch.setattr(thinning, "_done", None)
    logged(dt.date(2020, 2, 3))
    call_command("thin_search_log")
    assert capsys.readouterr().out == "1 rows thinned to 0\n"
    logged(dt.date(2020, 2, 3))
    thinning.once_a_day()
    assert rows() == []
    logged(dt.date(2020, 2, 3))
    thinning.once_a_day()
    assert len(rows()) == 1
