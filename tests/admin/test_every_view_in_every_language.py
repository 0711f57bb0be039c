"""Listing, filters, spreadsheets, history, comparison, usage, inspection and preview answer in each language of the admin."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from services_catalogue.admin.groups import ensure_editors_group
from services_catalogue.models import RequiredDocument, Service
from tests.admin.forms import admin_url, read_form
from tests.factories import (
    make_committee,
    make_funding,
    make_location,
    make_organisation,
    make_service,
    make_strategy,
)

ADMIN_LANGUAGES = ["el", "bg", "tr", "en"]
MAKERS = [make_service, make_organisation, make_location, make_funding, make_strategy, make_committee]
QUERIES = [
    "", "?live=live", "?live=draft", "?live=retired", "?source_language=bg", "?missing=tr", "?review=due", "?review=never",
    "?status=running", "?municipality=1", "?municipality=abc", "?ordering=shown_name", "?ordering=-live", "?ordering=nothing",
    "?p=99", "?q=βοηθεια",
]  # fmt: skip


def whole_text(response: Any) -> str:
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


@pytest.mark.parametrize("language", ADMIN_LANGUAGES)
@pytest.mark.parametrize("make", MAKERS)
def test_every_view_answers(language: str, make: Any, login: Any, home: Any) -> None:
    client = login(ensure_editors_group(home), language=language)
    record = make(municipality=home)
    record.name_bg = "Ново"
    record.save_revision()
    kind = type(record)
    assert client.get(admin_url(kind, "list")).status_code == 200
    for name in ("edit", "history", "usage", "inspect", "unpublish"):
        assert client.get(admin_url(kind, name, record.pk)).status_code == 200, name
    assert client.get(admin_url(kind, "revisions_compare", record.pk, "earliest", "latest")).status_code == 200


@pytest.mark.parametrize("make", MAKERS)
def test_listings_take_every_filter_and_nonsense(make: Any, editor: Client, home: Any) -> None:
    record = make(municipality=home)
    for query in QUERIES:
        assert editor.get(admin_url(type(record), "list") + query).status_code == 200, query
    for name in ("delete", "copy"):
        assert editor.get(admin_url(type(record), name, record.pk)).status_code == 200, name
    assert editor.get(admin_url(type(record), "revisions_revert", record.pk, record.latest_revision_id)).status_code == 200


@pytest.mark.parametrize("language", ADMIN_LANGUAGES)
def test_spreadsheets_hold_names_languages_and_states(language: str, login: Any, home: Any) -> None:
    client = login(ensure_editors_group(home), language=language)
    service = make_service(municipality=home, languages=("el", "bg"))
    listing = admin_url(Service, "list")
    rows = whole_text(client.get(f"{listing}?export=csv")).splitlines()
    assert len(rows) == 2
    assert service.name_bg in rows[1]
    sheet = load_workbook(io.BytesIO(b"".join(client.get(f"{listing}?export=xlsx").streaming_content))).active
    cells = [cell.value for cell in sheet[2]]
    assert service.name_el in cells
    assert str(home) in [str(cell) for cell in cells] or home.name_bg in cells or home.name_el in cells


def test_a_spreadsheet_runs_no_formula(editor: Client, home: Any) -> None:
    make_service(municipality=home, name_el="=1+1")
    assert ",=1+1" not in whole_text(editor.get(admin_url(Service, "list") + "?export=csv"))


def test_filters_tell_languages_and_states_apart(editor: Client, home: Any) -> None:
    whole = make_service(municipality=home)
    greek = make_service(municipality=home, languages=("el",))
    draft = make_service(municipality=home, live=False)
    retired = make_service(municipality=home, retired=True)

    def listed(query: str) -> set[int]:
        response = editor.get(admin_url(Service, "list") + query)
        return {row.pk for row in response.context["object_list"]}

    assert listed("?missing=tr") == {greek.pk}
    assert listed("?live=draft") == {draft.pk}
    assert listed("?live=retired") == {retired.pk}
    assert listed("?live=live") == {whole.pk, greek.pk}
    assert listed("?source_language=tr") == set()


def test_the_listing_shows_each_translation_whole_in_part_or_missing(editor: Client, home: Any) -> None:
    make_service(municipality=home, languages=("el", "bg"), body_el="<p>Κείμενο</p>")
    text = editor.get(admin_url(Service, "list")).content.decode()
    for state in ("whole", "partial", "missing"):
        assert f"pyxida-language--{state}" in text


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
@pytest.mark.parametrize("make", MAKERS)
def test_there_is_a_preview_in_each_language(language: str, make: Any, editor: Client, home: Any) -> None:
    record = make(
        municipality=home, children={"documents": [RequiredDocument(name_el="Χαρτί")]} if make is make_service else {}
    )
    url = admin_url(type(record), "preview_on_edit", record.pk)
    form = read_form(editor, admin_url(type(record), "edit", record.pk))
    assert editor.post(url, form).json() == {"is_valid": True, "is_available": True}
    response = editor.get(f"{url}?mode={language}")
    assert response.status_code == 200
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"], "the editor's page shows it in a frame"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    text = response.content.decode()
    assert getattr(record, f"name_{language}") in text
    assert f'<html lang="{language}"' in text


def test_the_listing_costs_the_same_queries_with_one_or_many_rows(editor: Client, home: Any) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            editor.get(admin_url(Service, "list"))
        return len(queries)

    make_service(municipality=home)
    editor.get(admin_url(Service, "list"))
    one = cost()
    for _ in range(7):
        make_service(municipality=home)
    assert cost() == one
