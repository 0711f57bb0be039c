"""Thirty messages an hour from one address; the next one is refused with all its words, and no address is stored."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from common.senders import network_address, sender_hash
from editorial.models import Feedback, Sending
from tests.editorial.conftest import Send


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_the_31st_of_an_hour_is_told_when_to_come_back(language: str, send: Send) -> None:
    statuses = [send(language, what="phone").status_code for _ in range(30)]
    assert statuses == [303] * 30
    answer = send(language, what="hours", text="Μην το χάσεις")
    text = answer.content.decode()
    assert answer.status_code == 429
    assert 3500 < int(answer.headers["Retry-After"]) <= 3600
    assert f'<html lang="{language}"' in text and "Μην το χάσεις" in text and 'value="hours" checked' in text
    assert "112" in text and 'role="alert"' in text
    assert Feedback.objects.count() == 30
    assert send(language, path=f"/{language}/suggest-a-service/", what="other").status_code == 429


def test_after_an_hour_there_is_room_again(send: Send) -> None:
    for _ in range(30):
        send(what="phone")
    first = Sending.objects.order_by("pk").first()
    assert first is not None
    Sending.objects.filter(pk=first.pk).update(sent_at=timezone.now() - dt.timedelta(minutes=59))
    assert int(send(what="phone").headers["Retry-After"]) <= 60
    Sending.objects.filter(pk=first.pk).update(sent_at=timezone.now() - dt.timedelta(minutes=61))
    assert send(what="phone").status_code == 303
    assert send(what="phone").status_code == 429
    assert Sending.objects.count() == 30


def test_what_is_refused_for_another_reason_does_not_count(send: Send) -> None:
    for _ in range(40):
        send(text="no choice")
    assert send(what="phone").status_code == 303


def test_each_sender_is_counted_alone(service: Any) -> None:
    path = f"{service.url_in('el')}report/"
    for _ in range(30):
        Client().post(path, {"what": "phone"}, REMOTE_ADDR="192.0.2.1")
    assert Client().post(path, {"what": "phone"}, REMOTE_ADDR="192.0.2.1").status_code == 429
    assert Client().post(path, {"what": "phone"}, REMOTE_ADDR="192.0.2.2").status_code == 303
    forged = {"x-forwarded-for": "192.0.2.9"}
    assert Client().post(path, {"what": "phone"}, headers=forged, REMOTE_ADDR="192.0.2.1").status_code == 429


def test_no_address_is_stored(service: Any, settings: Any) -> None:
    Client().post(f"{service.url_in('el')}report/", {"what": "phone"}, REMOTE_ADDR="192.0.2.1")
    sending = Sending.objects.get()
    assert len(sending.sender) == 64 and "192" not in sending.sender[:3]
    ask = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    assert sender_hash(ask) == sending.sender
    settings.SECRET_KEY = "another" * 10
    assert sender_hash(ask) != sending.sender


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2:3::4", "2001:db8:1:2:ffff::1", True),
        ("2001:db8:1:2::4", "2001:db8:1:3::4", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("", "", True),
    ],
)
def test_the_addresses_of_one_line_are_one_sender(one: str, other: str, same: bool) -> None:
    hashes = [sender_hash(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (one, other)]
    assert (hashes[0] == hashes[1]) is same


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "192.0.2.9", "127.0.0.1"),
        (1, "192.0.2.9", "192.0.2.9"),
        (1, "forged, 192.0.2.9", "192.0.2.9"),
        (2, "forged, 192.0.2.9, 10.0.0.1", "192.0.2.9"),
        (2, "192.0.2.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_behind_proxies_of_ours_the_address_that_they_saw_counts(
    proxies: int, forwarded: str, expected: str, settings: Any
) -> None:
    settings.PROXIES = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert network_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR="127.0.0.1")) == expected
