"""An entry stays with its municipality: the form takes no other from an editor, whatever the browser sends."""

from __future__ import annotations

from typing import Any

from django.test import Client

from services_catalogue.models import Organisation, Service
from tests.admin.forms import admin_url, errors_of, read_form, send
from tests.factories import make_service


def test_an_editor_cannot_give_an_entry_away(editor: Client, home: Any, elsewhere: Any) -> None:
    service = make_service(municipality=home)
    edit = admin_url(Service, "edit", service.pk)
    form = read_form(editor, edit)
    attempts = [
        (str(elsewhere.pk), None),
        (str(elsewhere.pk), "publish"),
        (str(elsewhere.pk), "submit"),
        ("", None),
        ("abc", None),
    ]
    for municipality, action in attempts:
        response = send(editor, edit, {**form, "municipality": municipality}, action)
        assert response.status_code == 200
        assert "municipality" in errors_of(response)
    service.refresh_from_db()
    assert service.municipality == home
    assert service.get_latest_revision_as_object().municipality == home


def test_an_editor_cannot_make_an_entry_for_another(editor: Client, elsewhere: Any) -> None:
    add = admin_url(Service, "add")
    data = {**read_form(editor, add), "municipality": str(elsewhere.pk), "name_bg": "Ново"}
    assert "municipality" in errors_of(send(editor, add, data))
    assert not Service.objects.exists()


def test_a_manager_may_move_an_entry(manager: Client, home: Any, elsewhere: Any) -> None:
    service = make_service(municipality=home)
    edit = admin_url(Service, "edit", service.pk)
    data = {**read_form(manager, edit), "municipality": str(elsewhere.pk)}
    assert send(manager, edit, data, "publish").status_code == 302
    service.refresh_from_db()
    assert service.municipality == elsewhere


def test_an_editor_cannot_make_a_municipality(editor: Client, home: Any) -> None:
    add = admin_url(Organisation, "add")
    data = {**read_form(editor, add), "kind": "municipality", "name_bg": "Община"}
    assert "kind" in errors_of(send(editor, add, data))
    assert Organisation.objects.filter(kind="municipality").count() == 1


def test_an_editor_may_edit_the_municipality_but_not_its_poster_address(editor: Client, home: Any) -> None:
    edit = admin_url(Organisation, "edit", home.pk)
    data = read_form(editor, edit)
    assert "start_page_slug" not in data
    slug = home.start_page_slug
    data.update({"website": "https://example.org/", "start_page_slug": "stolen"})
    assert send(editor, edit, data, "publish").status_code == 302
    home.refresh_from_db()
    assert (home.website, home.start_page_slug, home.kind) == ("https://example.org/", slug, "municipality")
    assert home.editors.user_set.get() == editor.user  # type: ignore[attr-defined]
