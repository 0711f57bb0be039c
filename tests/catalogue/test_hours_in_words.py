"""Midnight is written as the reader means it: 00:00 where a day begins, 24:00 where it ends."""

import datetime as dt

import pytest
from django.utils import translation

from services_catalogue.opening_hours import Hours, in_words, opening_state

MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("24/7", "all day"), ("Mo-Su 00:00-06:00", "00:00 to 06:00"), ("Mo-Su 18:00-24:00", "18:00 to 24:00"), ("Mo off", "")],
)
def test_a_day_is_written_with_its_own_midnight(text, expected):
    with translation.override("en"):
        assert in_words(Hours(text).on(MONDAY)) == expected


def test_a_place_that_closes_at_midnight_is_not_open_all_day():
    hours = Hours("Mo-Su 18:00-24:00")
    now = dt.datetime(2026, 11, 23, 19, tzinfo=hours.zone)
    with translation.override("en"):
        assert opening_state(hours, now).sentence == "Open now, until 24:00."
        assert opening_state(hours, now.replace(hour=23, minute=30)).state == "closing"
