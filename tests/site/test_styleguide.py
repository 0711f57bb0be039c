"""Developers see every component in each language; nobody else sees the page."""

import html5lib
import pytest
from django.test import override_settings

from services_catalogue.models import Service
from tests.factories import make_service

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_in_development_each_status_and_component_is_shown_in_the_language(client, language):
    for status in Service.Status.values:
        make_service(status=status)
    with override_settings(DEBUG=True):
        html = client.get("/styleguide/", {"lang": language}).content.decode()
    document = html5lib.parse(html, namespaceHTMLElements=False)
    assert document.get("lang") == language
    classes = {name for element in document.iter() for name in (element.get("class") or "").split()}
    assert {f"badge-{status}" for status in Service.Status.values} <= classes
    assert {
        "btn",
        "btn-line",
        "btn-sun",
        "chips",
        "note",
        "note-stop",
        "search",
        "field",
        "choice",
        "pages",
        "is-unknown",
    } <= classes


def test_in_production_there_is_no_such_page(client):
    assert client.get("/styleguide/").status_code == 404
