"""What is refused says why in the reader's language, leads to the field, and gives back every letter that was typed."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.test import Client

from editorial.models import Feedback, Sending
from tests.editorial.conftest import Send
from tests.factories import make_service

CHOOSE = {"el": "Διαλέξτε ένα από αυτά.", "bg": "Изберете едно от тези.", "tr": "Bunlardan birini seçin."}
TYPED = 'Το <b>τηλέφωνο</b> & "άλλαξε"'
OURS = {"Origin": "http://testserver"}


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
@pytest.mark.parametrize("choice", [None, "", "no-such", "suggestion", "phone\x00", "phone' OR 1=1", "İ" * 500])
def test_without_a_choice_it_says_so_and_loses_nothing(language: str, choice: str | None, send: Send) -> None:
    data = {"text": TYPED, "contact": "me@example.org"} | ({} if choice is None else {"what": choice})
    answer = send(language, **data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert CHOOSE[language] in text
    assert '<a href="#what-phone">' in text and 'id="what-phone"' in text
    assert html.escape(TYPED) in text and 'value="me@example.org"' in text
    assert not Feedback.objects.exists() and not answer.cookies


def test_a_text_that_is_too_long_is_given_back_whole(send: Send) -> None:
    long = "α" * 2001
    answer = send("tr", what="hours", text=long)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert long in text and "2000" in text and "2001" in text
    assert 'value="hours" checked' in text and '<a href="#text">' in text


@pytest.mark.parametrize(
    ("text", "status"),
    [("\x00" * 10, 303), ("a\x00b", 303), ("\r\n" * 5, 303), ("α" * 2000, 303), ("x" * 1_000_000, 422), ("😀" * 900, 303)],
)  # fmt: skip
def test_odd_texts_break_nothing(text: str, status: int, send: Send) -> None:
    assert send("bg", what="other", text=text).status_code == status
    assert "\x00" not in "".join(Feedback.objects.values_list("text", flat=True))


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"what=phone&text=%ff%fe%C3", "application/x-www-form-urlencoded", 303),
        (b"what=phone&text=\xff\xfe", "application/x-www-form-urlencoded", 303),
        (b"%ff=%ff", "application/x-www-form-urlencoded", 422),
        (b"what=phone", "application/x-www-form-urlencoded; charset=nope", 303),
        (b"what=phone", "application/x-www-form-urlencoded; charset=iso-8859-7", 400),
        (b"what=phone", "multipart/form-data; boundary=\xff", 400),
        (b'{"what": "phone"}', "application/json", 422),
        (b"", "", 422),
        (b"what=phone&text=" + b"x" * 3_000_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a%d=1" % number for number in range(20_000)), "application/x-www-form-urlencoded", 400),
    ],
)
def test_broken_bodies_are_answered_in_the_look_of_the_site(body: bytes, kind: str, status: int, service: Any) -> None:
    answer = Client().generic("POST", f"{service.url_in('tr')}report/", body, kind)
    assert answer.status_code == status
    if status != 303:
        assert '<html lang="tr"' in answer.content.decode()


def test_a_large_file_is_refused_before_it_is_read(service: Any) -> None:
    answer = Client().post(f"{service.url_in('el')}report/", {"what": "phone"}, CONTENT_LENGTH="99999999")
    assert answer.status_code == 413
    assert Client().post(f"{service.url_in('el')}report/", {"what": "phone"}, CONTENT_LENGTH="abc").status_code < 500


def test_what_is_not_public_has_no_form(client: Client, db: None) -> None:
    draft, retired = make_service(live=False), make_service(retired=True)
    for ask in (client.get, client.post):
        assert ask(f"{draft.url_in('el')}report/").status_code == 404
        assert ask(f"{retired.url_in('el')}report/").status_code == 410
        for path in ("services/999999/report/", "services/" + "9" * 40 + "/report/", "services/x/report/", "news/1/report/"):
            assert ask(f"/el/{path}").status_code in {404, 405}, path
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_nothing_else_is_let_through(method: str, service: Any, client: Client) -> None:
    for path in (f"{service.url_in('el')}report/", "/el/suggest-a-service/"):
        answer = client.generic(method.upper(), path)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_program_that_fills_the_trap_is_stopped_and_a_person_is_not(send: Send) -> None:
    answer = send("el", what="phone", text=TYPED, website="http://spam.example")
    assert answer.status_code == 422
    assert html.escape(TYPED) in answer.content.decode() and "spam.example" not in answer.content.decode()
    assert not Feedback.objects.exists() and not Sending.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        (OURS, 303),
        (OURS | {"Sec-Fetch-Site": "same-origin", "Referer": "http://testserver/el/"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Referer": "http://testserver/el/services/"}, 303),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Referer": "https://evil.example/testserver"}, 403),
        ({"Referer": "http://["}, 403),
    ],
)
def test_another_site_cannot_send_in_a_readers_name(headers: dict[str, str], status: int, send: Send) -> None:
    answer = send("bg", what="phone", text="дума", headers=headers)
    assert answer.status_code == status
    assert Feedback.objects.exists() == (status == 303)
    if status == 403:
        assert "дума" in answer.content.decode()
