"""A reader tells what is wrong on a record's page with one choice, and gets a link to what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from editorial.models import Feedback
from tests.editorial.conftest import Send
from tests.factories import (
    make_committee,
    make_funding,
    make_location,
    make_municipality,
    make_organisation,
    make_service,
    make_strategy,
)

MAKERS = [make_service, make_organisation, make_location, make_funding, make_strategy, make_committee]
LANGUAGES = ["el", "bg", "tr"]
FAULTS = ["phone", "hours", "moved", "gone", "unclear", "other"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", MAKERS)
def test_every_record_leads_to_its_form(make: Any, language: str, client: Client, home: Any) -> None:
    record = make(municipality=home)
    address = f"{record.url_in(language)}report/"
    assert f'href="{address}"' in client.get(record.url_in(language)).content.decode()
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert f'<html lang="{language}"' in text
    assert text.count("<form") - text.count('role="search"') == 1
    for code in FAULTS:
        assert f'name="what" value="{code}"' in text
    assert 'content="noindex"' in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", MAKERS)
def test_one_choice_is_enough(make: Any, language: str, client: Client, home: Any) -> None:
    record = make(municipality=home)
    answer = client.post(f"{record.url_in(language)}report/", {"what": "hours"})
    assert answer.status_code == 303
    message = Feedback.objects.get()
    assert answer.headers["Location"] == f"/{language}/report/{message.token}/"
    assert (message.record, message.municipality, message.what, message.language) == (record, home, "hours", language)
    assert (message.text, message.contact, message.state) == ("", "", "new")
    assert client.get(answer.headers["Location"]).status_code == 200
    assert not client.cookies


def test_a_municipality_is_responsible_for_itself(client: Client, db: None) -> None:
    municipality = make_municipality()
    client.post(f"{municipality.url_in('el')}report/", {"what": "phone"})
    assert Feedback.objects.get().municipality == municipality


@pytest.mark.parametrize("code", FAULTS)
def test_each_choice_is_kept_with_the_text_and_the_way_to_answer(code: str, send: Send) -> None:
    assert send("bg", what=code, text="Нов номер\r\n123", contact="a@example.org").status_code == 303
    message = Feedback.objects.get()
    assert (message.what, message.text, message.contact) == (code, "Нов номер\n123", "a@example.org")


def test_the_slug_may_be_an_old_one(service: Any, client: Client) -> None:
    for path in (f"/tr/services/{service.pk}/report/", f"/tr/services/{service.pk}-old/report"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{service.url_in('tr')}report/")
        assert client.post(path, {"what": "other"}).status_code == 303


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_service_is_suggested(language: str, service: Any, home: Any, client: Client) -> None:
    path = f"/{language}/suggest-a-service/"
    assert path in client.get(f"/{language}/services/").content.decode()
    assert path in client.get(f"/{language}/services/?q=qqqq").content.decode()
    text = client.get(path).content.decode()
    assert 'value="ageing"' in text
    assert f'<option value="{home.pk}"' in text
    assert client.post(path, {"what": "ageing"}).status_code == 303
    assert client.post(path, {"what": "other", "municipality": home.pk, "text": "x"}).status_code == 303
    second, first = Feedback.objects.all()
    assert (first.what, first.category.code, first.municipality, first.record) == ("suggestion", "ageing", None, None)
    assert (second.category, second.municipality, second.text) == (None, home, "x")
