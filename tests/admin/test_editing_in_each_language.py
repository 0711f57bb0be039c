"""The same form works in every language of the admin, and each language of the content is written on its own."""

from __future__ import annotations

from typing import Any

import pytest

from services_catalogue.admin.groups import ensure_editors_group
from services_catalogue.models import Service
from tests.admin.forms import add_child, admin_url, errors_of, read_form, send

ADMIN_LANGUAGES = ["el", "bg", "tr", "en"]


@pytest.mark.parametrize("language", ADMIN_LANGUAGES)
def test_an_editor_publishes_a_service_in_three_languages(language: str, login: Any, home: Any) -> None:
    client = login(ensure_editors_group(home), language=language)
    add = admin_url(Service, "add")
    data = read_form(client, add)
    data.update({"name_el": "Σίτιση", "name_bg": "Хранене", "name_tr": "Yemek"})
    data.update({"summary_el": "Ζεστό φαγητό.", "summary_bg": "Топла храна.", "summary_tr": "Sıcak yemek."})
    add_child(data, "documents", name_el="Ταυτότητα", name_bg="Лична карта", name_tr="Kimlik")
    response = send(client, add, data, "publish")
    assert response.status_code == 302, errors_of(response)
    service = Service.objects.get()
    assert service.live
    assert service.municipality == home
    assert (service.name_el, service.name_bg, service.name_tr) == ("Σίτιση", "Хранене", "Yemek")
    document = service.documents.get()
    assert (document.name_el, document.name_bg, document.name_tr) == ("Ταυτότητα", "Лична карта", "Kimlik")


@pytest.mark.parametrize("language", ADMIN_LANGUAGES)
@pytest.mark.parametrize("content", ["el", "tr"])
def test_clearing_one_language_leaves_the_others(language: str, content: str, login: Any, home: Any) -> None:
    client = login(ensure_editors_group(home), language=language)
    add = admin_url(Service, "add")
    data = read_form(client, add)
    for code in ("el", "bg", "tr"):
        data.update({f"name_{code}": f"name {code}", f"summary_{code}": f"summary {code}"})
    assert send(client, add, data, "publish").status_code == 302
    service = Service.objects.get()
    edit = admin_url(Service, "edit", service.pk)
    data = read_form(client, edit)
    data.update({f"name_{content}": "", f"summary_{content}": ""})
    assert send(client, edit, data, "publish").status_code == 302
    service.refresh_from_db()
    assert not service.exists_in(content)
    for code in {"el", "bg", "tr"} - {content}:
        assert getattr(service, f"name_{code}") == f"name {code}"


def test_the_editors_own_municipality_and_its_language_are_chosen_already(editor: Any, home: Any) -> None:
    data = read_form(editor, admin_url(Service, "add"))
    assert data["municipality"] == [str(home.pk)]
    assert data["source_language"] == ["bg"]


def test_without_a_language_an_entry_is_written_in_that_of_its_municipality(manager: Any, home: Any) -> None:
    add = admin_url(Service, "add")
    data = read_form(manager, add)
    assert data["source_language"] == [""]
    data.update({"municipality": str(home.pk), "name_bg": "Хранене"})
    assert send(manager, add, data).status_code == 302
    assert Service.objects.get().source_language == "bg"
