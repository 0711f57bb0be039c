"""Wagtail saves a draft by itself every half second: the same child must not be written twice."""

from __future__ import annotations

from typing import Any

from django.test import Client

from services_catalogue.models import Service
from tests.admin.forms import add_child, admin_url, read_form
from tests.factories import make_service

JSON = {"accept": "application/json"}


def apply_updates(data: dict[str, Any], answer: dict[str, Any]) -> None:
    """Do what Wagtail's script does with the answer of a save."""
    data.update(answer["field_updates"])
    data["overwrite_revision_id"] = str(answer["revision_id"])


def test_saving_twice_with_a_new_child_makes_one_child(editor: Client, home: Any) -> None:
    service = make_service(municipality=home, live=False)
    edit = admin_url(Service, "edit", service.pk)
    data = read_form(editor, edit)
    add_child(data, "documents", name_el="Ταυτότητα")
    for text in ("Ένα", "Δύο"):
        data["name_el"] = text
        answer = editor.post(edit, data, headers=JSON).json()
        assert answer["success"], answer
        apply_updates(data, answer)
    service = Service.objects.get()
    assert service.name_el == "Δύο"
    assert service.documents.count() == 1
    assert len(service.latest_revision.content["documents"]) == 1


def test_a_new_entry_saves_itself_and_keeps_its_language(editor: Client, home: Any) -> None:
    add = admin_url(Service, "add")
    data = {**read_form(editor, add), "name_bg": "Хранене"}
    answer = editor.post(add, data, headers=JSON).json()
    assert answer["success"], answer
    apply_updates(data, answer)
    answer = editor.post(answer["url"], {**data, "source_language": ""}, headers=JSON).json()
    assert answer["success"], answer
    service = Service.objects.get()
    assert service.get_latest_revision_as_object().source_language == "bg"


def test_a_newer_version_is_not_overwritten(editor: Client, home: Any) -> None:
    service = make_service(municipality=home)
    edit = admin_url(Service, "edit", service.pk)
    data = read_form(editor, edit)
    service.name_el = "Νεότερο"
    service.save_revision()
    answer = editor.post(edit, {**data, "name_el": "Παλιό"}, headers=JSON).json()
    assert answer["error_code"] == "invalid_revision"
    assert Service.objects.get().get_latest_revision_as_object().name_el == "Νεότερο"
