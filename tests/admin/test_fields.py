"""The fields of the form: plain choices, checkboxes for lists of codes, boxes that grow, and what may be chosen."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from services_catalogue.models import Location, Service
from tests.admin.forms import add_child, admin_url, errors_of, read_form, send
from tests.factories import make_area, make_category, make_location, make_organisation, make_service


def soup_of(client: Client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html5lib")


def test_a_related_record_is_a_drop_down_list(editor: Client, home: Any) -> None:
    page = soup_of(editor, admin_url(Service, "add"))
    for name in ("provider", "supervisor", "municipality", "successor"):
        assert page.select_one(f"[name={name}]").name == "select", name


def test_what_may_be_chosen_is_published_or_ones_own(editor: Client, home: Any, elsewhere: Any) -> None:
    published = make_organisation(municipality=elsewhere)
    hidden = make_organisation(municipality=elsewhere, live=False)
    own = make_organisation(municipality=home, live=False)
    retired = make_organisation(municipality=home, retired=True)
    values = {option["value"] for option in soup_of(editor, admin_url(Service, "add")).select("[name=provider] option")}
    assert {str(published.pk), str(own.pk), ""} <= values
    assert not {str(hidden.pk), str(retired.pk)} & values


def test_what_was_chosen_stays_though_it_was_retired_since(editor: Client, home: Any, elsewhere: Any) -> None:
    provider = make_organisation(municipality=elsewhere)
    service = make_service(municipality=home, provider=provider)
    provider.retired = True
    provider.save_revision().publish()
    edit = admin_url(Service, "edit", service.pk)
    assert send(editor, edit, read_form(editor, edit), "publish").status_code == 302
    assert Service.objects.get().provider == provider


def test_choices_are_sorted_and_indented_as_their_tree(editor: Client) -> None:
    root = make_category(label_el="Ωδείο", label_bg="Яворов", label_tr="Zil")
    make_category(label_el="Άλφα", label_bg="Алфа", label_tr="Alfa", parent=root)
    make_category(label_el="Βήτα", label_bg="Бета", label_tr="Beta")
    labels = [label.text.strip() for label in soup_of(editor, admin_url(Service, "add")).select("#id_categories label")]
    assert labels == ["Βήτα", "Ωδείο", "— Άλφα"]


def test_translated_text_boxes_grow_and_say_their_language(editor: Client) -> None:
    page = soup_of(editor, admin_url(Service, "add"))
    for code in ("el", "bg", "tr"):
        box = page.select_one(f"textarea[name=summary_{code}]")
        assert box["data-controller"] == "w-autosize"
        assert box["lang"] == code
        assert page.select_one(f"input[name=name_{code}]")["lang"] == code


def test_lists_of_codes_are_checkboxes(editor: Client, home: Any) -> None:
    place = make_location(municipality=home, accessibility=["lift"])
    edit = admin_url(Location, "edit", place.pk)
    data = read_form(editor, edit)
    assert data["accessibility"] == ["lift"]
    data["accessibility"] = ["lift", "parking"]
    assert send(editor, edit, data, "publish").status_code == 302
    assert Location.objects.get().accessibility == ["lift", "parking"]
    data = {**read_form(editor, edit), "accessibility": ["helicopter"]}
    assert "accessibility" in errors_of(send(editor, edit, data, "publish"))
    data.pop("accessibility")
    assert send(editor, edit, data, "publish").status_code == 302
    assert Location.objects.get().accessibility == []


def test_children_with_codes_are_saved_and_published(editor: Client, home: Any) -> None:
    service, area = make_service(municipality=home), make_area()
    edit = admin_url(Service, "edit", service.pk)
    data = read_form(editor, edit)
    add_child(data, "criteria", about="applicant", kind="family", comparison="one-of", codes=["carer", "orphan"])
    add_child(data, "criteria", about="applicant", kind="residence", comparison="in", area=str(area.pk))
    add_child(data, "contacts", name="", phone="+30 2531 012345", languages_spoken=["tr", "rom"])
    response = send(editor, edit, data, "publish")
    assert response.status_code == 302, errors_of(response)
    service = Service.objects.get()
    family, residence = service.criteria.all()
    assert family.codes == ["carer", "orphan"]
    assert residence.area == area
    assert service.contacts.get().languages_spoken == ["tr", "rom"]


def test_a_wrong_child_is_an_error_on_its_own_field(editor: Client, home: Any) -> None:
    service = make_service(municipality=home)
    edit = admin_url(Service, "edit", service.pk)
    data = read_form(editor, edit)
    add_child(data, "criteria", about="applicant", kind="age", comparison="between", minimum="30", maximum="20")
    errors = errors_of(send(editor, edit, data, "publish"))
    assert list(errors["criteria"][0]) == ["maximum"]
    assert not Service.objects.get().criteria.exists()


def test_an_entry_is_retired_with_a_reason_and_a_successor(editor: Client, home: Any) -> None:
    old, new = make_service(municipality=home), make_service(municipality=home)
    edit = admin_url(Service, "edit", old.pk)
    data = {**read_form(editor, edit), "retired": "on", "retired_reason_el": "Συγχωνεύτηκε.", "successor": str(new.pk)}
    assert send(editor, edit, data, "publish").status_code == 302
    old.refresh_from_db()
    assert old.retired
    assert old.successor == new
    values = {option["value"] for option in soup_of(editor, edit).select("[name=successor] option")}
    assert str(old.pk) not in values
