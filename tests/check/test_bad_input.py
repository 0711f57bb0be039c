"""Whatever is sent, the reader gets a page: a clear sentence for a slip, the same question for nonsense, never an error."""

from __future__ import annotations

import random

import pytest

from services_catalogue.models import EligibilityCriterion
from tests.check.reader import Reader
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db

SENTENCES = {
    "el": "Γράψτε έναν ακέραιο αριθμό με ψηφία, από 0 έως 120.",
    "bg": "Напишете цяло число с цифри, от 0 до 120.",
    "tr": "0 ile 120 arasında bir tam sayıyı rakamla yazın.",
}
ODD = [
    "", " ", "-1", "121", "6.5",
    "1e2", "\x00", "६७" * 9, "9" * 400, "NaN", "<b>", "none", "0-0", "0-", "-", "yes", "woman", "?",
    "99999999-0", "\ud83d\ude00", "Ω" * 5000, "' OR 1=1", "pyxida\x00", "../..",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    area = make_area()
    for kind, comparison, values in (
        ("age", "at-least", {"minimum": 65}), ("residence", "in", {"area": area}), ("insurance", "insured", {}),
        ("family", "one-of", {"codes": ["carer", "pregnant"]}), ("disability", "at-least", {"minimum": 50}),
    ):  # fmt: skip
        make_service(children={"criteria": [EligibilityCriterion(kind=kind, comparison=comparison, **values)]})


@pytest.mark.parametrize("language", SENTENCES)
def test_a_slip_is_said_in_the_readers_language_and_nothing_is_lost(client, language: str) -> None:
    reader = Reader(client, f"/{language}/check/").begin().send(answer="-")
    for typed in ("67,5", "εξήντα", "130", "-3", "9" * 300):
        reader.send(answer=typed)
        assert reader.asks == "age"
        assert reader.page.select_one("[role=alert]").text.strip() == SENTENCES[language]
        field = reader.page.select_one("#answer")
        assert (field["value"], field["aria-invalid"]) == (typed[:40], "true")
    assert reader.send(answer="67").asks not in {"", "age", "residence"}


def test_a_number_is_read_with_blanks_and_in_other_digits(client) -> None:
    reader = Reader(client).begin().send(answer="-")
    assert reader.send(answer=" ６７ ").asks not in {"", "age"}


def test_a_question_without_an_answer_is_asked_again(client) -> None:
    reader = Reader(client).begin()
    for sent in ({}, {"answer": "nothing-of-ours"}):
        assert reader.send(**sent).asks == "residence"
        assert "Διαλέξτε μία απάντηση" in reader.page.select_one("[role=alert]").text


def test_nothing_and_something_at_once_is_a_slip(client) -> None:
    reader = Reader(client).begin().send(answer="-").send(answer="70").send(answer=["carer", "none"])
    assert "Κρατήστε το ένα από τα δύο" in reader.page.select_one("[role=alert]").text
    assert [field["value"] for field in reader.page.select("input[checked]")] == ["carer", "none"]


def test_no_answer_breaks_the_check(client) -> None:
    dice = random.Random(7)
    reader = Reader(client).begin()
    for _number in range(80):
        name = dice.choice(["answer", "answer", "untold", "question", "begin", "area", "category", "service", "x\x00"])
        reader.send(**{name: [dice.choice(ODD) for _value in range(dice.choice([1, 1, 2, 400]))]})
        if not reader.page.select("main form"):
            reader.go("/el/check/").begin()


def test_no_address_breaks_the_check(client) -> None:
    for name in ("a", "service", "area", "category", "x"):
        for value in ("", "%00", "-1", "9" * 30, "x" * 5000, "%ff%fe", "1.2.3", "%CE%A9", "99999999"):
            assert Reader(client, f"/bg/check/?{name}={value}").page.select("main form"), (name, value)


def test_an_old_or_broken_address_leads_to_the_start_with_a_sentence(client) -> None:
    path = Reader(client).begin().path
    assert "Η διεύθυνση δεν είναι ολόκληρη." in Reader(client, path[:-3]).text


def test_a_body_that_is_no_form_leads_back(client) -> None:
    file = b'--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n1'
    for body, kind in (
        (b"\xff\xfe", "application/x-www-form-urlencoded"), (b"{}", "application/json"), (b"x", ""), (b"", "text/plain"),
        (file, "multipart/form-data; boundary=b"),
    ):  # fmt: skip
        sent = client.post("/tr/check/", body, content_type=kind)
        assert sent.status_code == 303
        assert client.get(sent.headers["Location"]).status_code == 200


def test_a_body_that_is_too_large_is_refused_in_the_look_of_the_site(client, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    sent = client.post("/bg/check/", "answer=" + "x" * 2000, content_type="application/x-www-form-urlencoded")
    assert sent.status_code == 413
    assert '<html lang="bg"' in sent.content.decode()


def test_any_other_method_is_refused(client) -> None:
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        assert client.generic(method, "/el/check/").status_code == 405
