"""The days for applying, as a file for the reader's own calendar."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from services_catalogue.models import ApplicationWindow
from tests.factories import make_service

pytestmark = pytest.mark.django_db


def make_with_windows(*days, **fields):
    today = timezone.localdate()
    windows = [ApplicationWindow(opens=today + dt.timedelta(a), closes=today + dt.timedelta(b)) for a, b in days]
    return make_service(application_period="windows", children={"application_windows": windows}, **fields)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("el", "Τελευταία μέρα για αίτηση: Κήπος"),
        ("bg", "Последен ден за заявление: Градина"),
        ("tr", "Başvuru için son gün: Bahçe"),
    ],
)
def test_the_last_day_of_an_open_window_stands_in_the_readers_words_with_a_reminder(client, language, title):
    service = make_with_windows((-3, 4), name_el="Κήπος", name_bg="Градина", name_tr="Bahçe")
    response = client.get(f"{service.url_in(language)}calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert (event["SUMMARY"], event["DTSTART"].dt) == (title, timezone.localdate() + dt.timedelta(4))
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [dt.timedelta(days=-3)]
    assert f'href="{service.url_in(language)}calendar.ics"' in client.get(service.url_in(language)).content.decode()


def test_a_window_that_is_over_is_left_out_and_one_to_come_says_when_it_begins(client):
    service = make_with_windows((-30, -20), (10, 20))
    days = [
        event["DTSTART"].dt
        for event in Calendar.from_ical(client.get(f"{service.url_in('el')}calendar.ics").content).walk("VEVENT")
    ]
    assert days == [timezone.localdate() + dt.timedelta(10), timezone.localdate() + dt.timedelta(20)]


def test_a_file_taken_again_corrects_the_first(client):
    service = make_with_windows((0, 5))
    files = [Calendar.from_ical(client.get(f"{service.url_in(code)}calendar.ics").content) for code in ("el", "tr")]
    assert len({event["UID"] for file in files for event in file.walk("VEVENT")}) == 1


def test_without_days_to_come_there_is_no_file_and_no_link_to_one(client):
    for service in (make_with_windows((-9, -2)), make_service(application_period="always")):
        assert client.get(f"{service.url_in('el')}calendar.ics").status_code == 404
        assert "calendar.ics" not in client.get(service.url_in("el")).content.decode()
