"""The search of the admin finds whatever the case and the accents, and no input is an error."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from services_catalogue.models import Category, Service
from tests.admin.forms import admin_url
from tests.factories import make_category, make_service

HOSTILE = ['"', '""', "'", "\0", "a\0b", "* OR", "NEAR(", "-", "%", "word " * 800, "x" * 5000, "\\", "🙂", "a:b", "^", "((("]
SEARCHES = [
    "/admin/snippets/services_catalogue/service/", "/admin/snippets/services_catalogue/service/results/",
    "/admin/snippets/services_catalogue/category/", "/admin/pages/search/", "/admin/images/", "/admin/documents/",
    "/admin/users/", "/admin/snippets/choose/services_catalogue/service/results/", "/admin/choose-page/search/",
    "/admin/images/chooser/results/",
]  # fmt: skip


@pytest.mark.parametrize("path", SEARCHES)
def test_no_query_is_an_error(path: str, login: Any) -> None:
    client = login(superuser=True)
    make_service()
    for query in HOSTILE:
        assert client.get(path, {"q": query}).status_code == 200, query


def test_case_and_accents_do_not_matter(editor: Client, home: Any) -> None:
    greek = make_service(municipality=home, name_el="Βοήθεια στο σπίτι")
    bulgarian = make_service(municipality=home, name_bg="Приемна грижа")
    turkish = make_service(municipality=home, name_tr="Koruyucu aile IŞIK")

    def found(query: str) -> list[int]:
        return [row.pk for row in editor.get(admin_url(Service, "list"), {"q": query}).context["object_list"]]

    assert found("ΒΟΗΘΕΙΑ σπιτι") == [greek.pk]
    assert found("ПРИЕМНА") == [bulgarian.pk]
    assert found("ışık") == [turkish.pk]
    assert found("ΒΟΗΘΕΙΑ αλλού") == []


def test_terms_are_found_by_their_labels(manager: Client) -> None:
    category = make_category(label_el="Ηλικιωμένοι")
    make_category(label_el="Παιδιά")
    rows = manager.get(admin_url(Category, "list"), {"q": "ηλικιωμενοι"}).context["object_list"]
    assert [row.pk for row in rows] == [category.pk]


def test_ticked_keys_that_are_no_keys_are_left_out(editor: Client) -> None:
    for key in ("abc", "-1", "9" * 40, "\0", ""):
        assert editor.get("/admin/bulk/services_catalogue/service/publish/", {"id": key}).status_code in {200, 404}
