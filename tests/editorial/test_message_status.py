"""The sender's link: state and answer in words, for whoever has the link and nobody else, kept nowhere."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any

import html5lib
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from editorial.models import Feedback
from tests.editorial.conftest import Send

STATES = {
    "new": "Ευχαριστούμε. Το μήνυμά σας έφτασε.",
    "looking": "Το μήνυμά σας το εξετάζουμε.",
    "done": "Έγινε. Ευχαριστούμε που μας το είπατε.",
    "declined": "Διαβάσαμε το μήνυμά σας και δεν αλλάξαμε κάτι.",
}


def read(message: Feedback, language: str = "el") -> Any:
    return Client().get(f"/{language}/report/{message.token}/")


@pytest.mark.parametrize("state", STATES)
def test_each_state_is_said_in_words(state: str, message: Feedback) -> None:
    message.state = state
    message.save()
    text = read(message).content.decode()
    assert f"<h1>{STATES[state]}</h1>" in text
    assert [words for words in STATES.values() if words in text] == [STATES[state]]


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_the_answer_carries_its_language(language: str, message: Feedback) -> None:
    message.reply, message.reply_language = "Düzeltildi.\n<b>Sağ olun</b>", "tr"
    message.save()
    text = read(message, language).content.decode()
    assert f'<html lang="{language}"' in text
    assert "Düzeltildi.<br>&lt;b&gt;Sağ olun&lt;/b&gt;" in text
    assert ('<div class="contact flow" lang="tr">' in text) == (language != "tr")


def test_the_page_is_kept_nowhere_and_tells_nobody(message: Feedback, service: Any) -> None:
    message.contact = "me@example.org"
    message.save()
    answer = read(message)
    text = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in text
    assert not answer.cookies and "Cookie" not in answer.headers.get("Vary", "")
    assert "Yeni numara" not in text and "me@example.org" not in text
    assert service.url_in("el") in text


def test_the_link_cannot_be_guessed(message: Feedback) -> None:
    assert len({Feedback(what="phone").token for _ in range(100)}) == 100
    assert len(message.token) == 22
    near = (message.token[:-1], message.token[:-1] + "-", message.token.swapcase())
    for wrong in (str(message.pk), *near, "a" * 22, "%00" * 22):
        assert Client().get(f"/el/report/{wrong}/").status_code == 404, wrong
    assert Client().post(f"/el/report/{message.token}/").status_code == 405


def test_a_record_that_is_gone_is_named_no_more(message: Feedback, service: Any) -> None:
    for change in ({"retired": True}, {"live": False}):
        type(service).objects.filter(pk=service.pk).update(**{"retired": False, "live": True, **change})
        answer = read(message)
        assert answer.status_code == 200
        assert service.name_el not in answer.content.decode()
    service.delete()
    assert read(message).status_code == 200


@pytest.mark.parametrize("state", ["new", "done"])
@pytest.mark.parametrize("path", ["report", "refused", "suggestion", "refused-suggestion", "status"])
@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_every_page_is_html_by_the_standard(path: str, state: str, language: str, send: Send, message: Feedback) -> None:
    message.reply, message.state, message.municipality = "Ναι", state, None if state == "new" else message.municipality
    message.save()
    suggestion = f"/{language}/suggest-a-service/"
    answer = {
        "report": lambda: Client().get(f"{message.record.url_in(language)}report/"),
        "refused": lambda: send(language, text="<textarea>" * 300, contact='"' * 300),
        "suggestion": lambda: Client().get(suggestion),
        "refused-suggestion": lambda: send(language, path=suggestion, municipality="x", text="y" * 3000),
        "status": lambda: read(message, language),
    }[path]()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(answer.content.decode())
    assert parser.errors == []
    ids = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    named = [element.get(name) for element in document.iter() for name in ("for", "aria-describedby", "aria-labelledby")]
    assert {one for names in named if names for one in names.split()} <= set(ids)
    assert {e.get("href", "")[1:] for e in document.iter("a") if e.get("href", "").startswith("#")} <= set(ids)
    assert len(list(document.find(".//main").iter("form"))) == (path != "status")


def test_messages_are_forgotten_in_time(service: Any, send: Send) -> None:
    now = timezone.now()

    def make(days: int, state: str, **more: Any) -> Feedback:
        return Feedback.objects.create(
            record=service, what="other", language="el", contact="me", state=state, sent_at=now - dt.timedelta(days=800), **more
        )

    def make_closed(closed: int, sent: int = 400) -> int:
        message = make(0, "done")
        ago = {"closed_at": now - dt.timedelta(days=closed), "sent_at": now - dt.timedelta(days=sent)}
        Feedback.objects.filter(pk=message.pk).update(**ago)
        return message.pk

    fresh, month, year = make_closed(29), make_closed(31), make_closed(366)
    never = make(0, "new").pk
    assert send(what="phone").status_code == 303
    kept = dict(Feedback.objects.exclude(what="phone").values_list("pk", "contact"))
    assert kept == {fresh: "me", month: ""}
    assert year not in kept and never not in kept


def test_a_timer_can_forget_too(message: Feedback) -> None:
    Feedback.objects.update(sent_at=timezone.now() - dt.timedelta(days=731))
    out = StringIO()
    call_command("forget_messages", stdout=out)
    assert not Feedback.objects.exists()
    assert out.getvalue().startswith("Messages deleted: 1.")


def test_a_message_that_is_opened_again_is_kept(message: Feedback) -> None:
    message.state = "done"
    message.save()
    closed = message.closed_at
    message.save()
    assert closed is not None and message.closed_at == closed
    message.state = "looking"
    message.save()
    assert message.closed_at is None
