"""One question a page, what was said stays, and three lists at the end."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.translation import gettext

from services_catalogue.models import ContactPoint, EligibilityCriterion, OrganisationContact
from tests.check.reader import Reader
from tests.factories import make_area, make_category, make_organisation, make_service

pytestmark = pytest.mark.django_db


def criterion(kind: str, comparison: str, **values) -> EligibilityCriterion:
    return EligibilityCriterion(kind=kind, comparison=comparison, **values)


def service(name: str, *criteria: EligibilityCriterion, **values):
    names = {f"name_{code}": name for code in ("el", "bg", "tr")}
    children = {"criteria": list(criteria), **values.pop("children", {})}
    return make_service(**names, children=children, **values)


def old(minimum: int = 65) -> EligibilityCriterion:
    return criterion("age", "at-least", minimum=minimum)


def earns(comparison: str, **values) -> EligibilityCriterion:
    return criterion("household-income", comparison, period="year", **values)


def test_the_question_that_decides_most_comes_first(client):
    service(
        "A", criterion("gender", "one-of", codes=["woman"]), criterion("household-income", "at-most", maximum=9, period="year")
    )
    service("B", criterion("household-income", "at-most", maximum=700, period="year"))
    service("C", criterion("household-income", "at-least", minimum=100, period="year"), old())
    reader = Reader(client).begin()
    assert reader.asks == "income-year"
    assert reader.choices == ["0-9", "10-99", "100-700", "701-99999999"]


def test_whoever_is_ruled_out_is_not_asked_on(client):
    service("A", old(), criterion("gender", "one-of", codes=["woman"]))
    reader = Reader(client).begin()
    assert reader.asks == "age"
    reader.send(answer="64")
    assert reader.listed("no") == ["A"]
    assert "Είστε 65 ετών και άνω." in reader.text
    assert "Είπατε: 64" in reader.text


def test_each_list_says_why(client):
    service("Ναι", old())
    service("Ρωτήστε", old(), criterion("ask", "ask", detail_el="Αν χωράτε."))
    service("Όχι", criterion("age", "at-most", maximum=30))
    service("Άγνωστο")
    reader = Reader(client).begin().send(answer="70")
    assert [reader.listed(name) for name in ("likely", "ask", "no")] == [["Ναι"], ["Ρωτήστε", "Άγνωστο"], ["Όχι"]]
    assert "Αν χωράτε." in reader.page.select_one("#ask").text
    assert "Είστε έως 30 ετών." in reader.page.select_one("#no").text
    assert "Αποφασίζει πάντα η υπηρεσία" in reader.text


def test_the_phone_of_each_service_can_be_called(client):
    office = make_organisation(children={"contacts": [OrganisationContact(phone="+302531000002")]})
    service("Δικό της", old(), children={"contacts": [ContactPoint(phone="+302531000001")]})
    service("Του γραφείου", old(), provider=office)
    service("Κανένα", old())
    reader = Reader(client).begin().send(answer="70")
    calls = [link["href"] for link in reader.page.select("#likely a[href^='tel:']")]
    assert sorted(calls) == ["tel:+302531000001", "tel:+302531000002"]
    assert len(reader.page.select("#likely a[href$='#call']")) == 1


def test_a_childs_age_is_not_the_readers(client):
    service("Σταθμός", criterion("age", "between", minimum=1, maximum=4, about="child"))
    reader = Reader(client).begin()
    assert reader.asks == "child-age"
    assert reader.page.select_one("h1").text == "Πόσων ετών είναι το παιδί;"
    assert reader.choices == ["none", "0-0", "1-4", "5-120"]
    assert reader.send(answer="1-4").listed("likely") == ["Σταθμός"]
    assert Reader(client).begin().send(answer="none").listed("no") == ["Σταθμός"]


def test_what_has_ended_is_a_no_and_what_does_not_run_now_says_so(client):
    service("Παλιά", old(), status="ended")
    service("Σε παύση", old(), status="suspended")
    service("Αργότερα", old(), status="planned")
    reader = Reader(client).begin().send(answer="70")
    assert reader.listed("likely") == ["Αργότερα", "Σε παύση"]
    assert reader.listed("no") == ["Παλιά"]
    with translation.override("el"):
        assert gettext("It does not run now.") in reader.page.select_one("#likely").text
        assert gettext("It has ended.") in reader.page.select_one("#no").text


def test_a_retired_service_or_a_draft_is_in_no_list(client):
    service("Κρυμμένη", old(), retired=True)
    service("Πρόχειρη", old(), live=False)
    reader = Reader(client).begin()
    assert [reader.listed(name) for name in ("likely", "ask", "no")] == [[], [], []]


def test_the_lists_can_be_seen_at_any_time_and_the_questions_go_on(client):
    service("A", old())
    reader = Reader(client).begin().click("Σταματήστε εδώ")
    assert reader.listed("ask") == ["A"]
    assert reader.click("Συνεχίστε με τις ερωτήσεις").asks == "age"


def test_nobody_must_answer(client):
    service("A", old(), criterion("gender", "one-of", codes=["woman"]))
    reader = Reader(client).begin().send(untold="1")
    assert reader.asks == "gender"
    assert reader.send(answer="woman").listed("ask") == ["A"]
    assert "Προτιμάτε να μην πείτε" in reader.text


def test_an_earlier_answer_is_changed_and_the_later_ones_stay(client):
    service("A", old(), criterion("gender", "one-of", codes=["woman"]))
    service("B", old())
    reader = Reader(client).begin().send(answer="70").send(answer="woman").click("Αλλαγή: Ηλικία")
    assert reader.asks == "age"
    assert reader.page.select_one("#answer")["value"] == "70"
    reader.send(answer="80")
    assert reader.asks == ""
    assert reader.listed("likely") == ["A", "B"]


def test_back_leads_through_the_answers_to_the_start(client):
    area = make_area()
    service("A", old(), criterion("gender", "one-of", codes=["woman"]))
    reader = Reader(client).begin(area=area.code).send(answer="70").click("Πίσω")
    assert (reader.asks, reader.page.select_one("#answer")["value"]) == ("age", "70")
    reader.click("Πίσω")
    assert reader.page.select_one("#area option[selected]")["value"] == area.code
    assert reader.begin(area="").asks == "gender"


def test_an_area_and_a_need_narrow_what_is_looked_at(client):
    town, need = make_area(), make_category()
    village, below = make_area(parent=town), make_category(parent=need)
    service("Εδώ", old(), areas=[village], categories=[below])
    service("Αλλού", old(), areas=[make_area()], categories=[need])
    service("Για άλλο", old(), areas=[town], categories=[make_category()])
    reader = Reader(client).begin(area=town.code, category=need.code).send(answer="70")
    assert [reader.listed(name) for name in ("likely", "ask", "no")] == [["Εδώ"], [], []]


def test_where_somebody_lives_is_asked_again_only_where_a_smaller_place_matters(client):
    town = make_area()
    village = make_area(parent=town, kind="settlement")
    service("Πόλη", criterion("residence", "in", area=town))
    assert Reader(client).begin(area=town.code).listed("likely") == ["Πόλη"]
    service("Χωριό", criterion("residence", "in", area=village))
    reader = Reader(client).begin(area=town.code)
    assert reader.asks == "residence"
    assert {option["value"] for option in reader.page.select("#answer option")} == {"", town.code, village.code}
    assert reader.send(answer=town.code).listed("no") == ["Χωριό"]


def test_a_service_leads_to_its_own_check(client):
    one = service("A", old())
    service("B", criterion("gender", "one-of", codes=["woman"]))
    (link,) = [a for a in Reader(client, one.url_in("tr")).page.select("main a") if "/check/" in a["href"]]
    assert link["href"] == f"/tr/check/?service={one.pk}"
    reader = Reader(client, str(link["href"]))
    assert reader.asks == "age"
    reader.send(answer="70")
    assert (reader.listed("likely"), reader.listed("no")) == (["A"], [])
    assert "Büyük olasılıkla size uygun" in reader.page.select_one("h1").text


def test_several_are_ticked_and_nothing_is_an_answer_too(client):
    service("A", criterion("family", "one-of", codes=["carer", "pregnant"]))
    reader = Reader(client).begin()
    assert reader.choices == ["carer", "pregnant", "none"]
    assert reader.send(answer=["carer", "pregnant"]).listed("likely") == ["A"]
    assert Reader(client).begin().send(answer="none").listed("no") == ["A"]


def test_who_lives_alone_is_asked_for_a_number_once(client):
    service("A", criterion("family", "one-of", codes=["lives-alone"]), criterion("household-size", "at-most", maximum=4))
    reader = Reader(client).begin()
    assert reader.asks == "household"
    assert reader.send(answer="1").listed("likely") == ["A"]
    assert Reader(client).begin().send(answer="2").listed("no") == ["A"]
