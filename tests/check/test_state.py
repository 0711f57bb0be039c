"""What was answered stands in the address alone, sealed: nobody else reads it, breaks it, or keeps it."""

from __future__ import annotations

import base64

import pytest
from django.core import signing

from services_catalogue.check.state import LIFETIME, MAX_TOKEN, Expired, State, Unreadable, open_sealed, sealed

STATE = State(area="smolyan", need="safety", answers={"age": {"age": "67"}, "gender": {"gender": "woman"}}, typed=["ά\x00"])


def test_a_sealed_state_is_read_again() -> None:
    assert open_sealed(sealed(STATE)) == STATE
    assert open_sealed(sealed(State())) == State()


def test_nothing_that_was_answered_can_be_read_in_the_address() -> None:
    body = sealed(STATE).split(".")[0]
    raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    assert all(word not in raw and word not in body.encode() for word in (b"smolyan", b"woman", b"gender", b"67", b"safety"))
    assert sealed(STATE).split(".")[0] != body, "the same answers have another address each time"


def test_an_address_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    token, now = sealed(STATE), signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + LIFETIME - 5)
    assert open_sealed(token) == STATE
    monkeypatch.setattr(signing.time, "time", lambda: now + LIFETIME + 5)
    with pytest.raises(Expired):
        open_sealed(token)


def test_a_seal_of_another_site_is_not_opened(settings) -> None:
    token = sealed(STATE)
    settings.SECRET_KEY = "another one"
    with pytest.raises(Unreadable):
        open_sealed(token)


@pytest.mark.parametrize("token", ["x", "..", "a.b.c", "x" * (MAX_TOKEN + 1), "\x00", "é.ü.ß", "%", " "])
def test_what_is_no_seal_is_not_opened(token: str) -> None:
    with pytest.raises(Unreadable):
        open_sealed(token)


def test_a_changed_seal_is_not_opened() -> None:
    token = sealed(STATE)
    for place in range(0, len(token), 7):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        with pytest.raises(Unreadable):
            open_sealed(changed)


def test_all_answers_together_fit_into_an_address() -> None:
    from services_catalogue.check.questions import QUESTIONS

    answers = {question.key: dict.fromkeys(question.facts, "99999999-99999999") for question in QUESTIONS}
    assert len(sealed(State(area="a" * 60, need="b" * 60, answers=answers, typed=["w" * 40] * 20))) < MAX_TOKEN / 2
