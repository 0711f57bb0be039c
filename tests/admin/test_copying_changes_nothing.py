"""Wagtail 8.0.1 overwrites the source on a POST to `copy/`; here that address only shows a form."""

from __future__ import annotations

from typing import Any

from django.test import Client

from services_catalogue.models import RequiredDocument, Service
from tests.admin.forms import admin_url, read_form, send
from tests.factories import make_service


def test_a_post_to_copy_is_refused(editor: Client, home: Any) -> None:
    service = make_service(municipality=home)
    response = editor.post(admin_url(Service, "copy", service.pk), {"name_el": "Άλλο", "action-publish": "1"})
    assert response.status_code == 405
    service.refresh_from_db()
    assert service.live
    assert service.name_el != "Άλλο"


def test_a_copy_is_an_entry_of_its_own_with_children_of_its_own(editor: Client, home: Any) -> None:
    service = make_service(municipality=home, children={"documents": [RequiredDocument(name_el="Ταυτότητα")]})
    data = read_form(editor, admin_url(Service, "copy", service.pk))
    assert data["name_el"] == service.name_el
    assert data["documents-0-id"] == ""
    data["name_el"] = "Αντίγραφο"
    assert send(editor, admin_url(Service, "add"), data, "publish").status_code == 302
    copy = Service.objects.get(name_el="Αντίγραφο")
    assert copy.pk != service.pk
    assert copy.uuid != service.uuid
    assert copy.documents.get().pk != service.documents.get().pk
    assert service.documents.get().name_el == "Ταυτότητα"
