"""No address with a key in it opens, or does anything, for an editor of another municipality.

The addresses are read from the view sets, so that one which a new version of Wagtail adds is tested too.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from common.admin_viewsets import ScopedViewSetMixin
from common.models import Record
from services_catalogue.models import Area, Audience, Category, Service
from tests.admin.forms import admin_url
from tests.factories import (
    make_committee,
    make_funding,
    make_location,
    make_organisation,
    make_service,
    make_strategy,
)

MAKERS = [make_service, make_organisation, make_location, make_funding, make_strategy, make_committee]
METHODS = ("get", "post", "delete")


def keyed_addresses(record: Any) -> list[str]:
    """Return every address of the view set of `record` that carries its key."""
    viewset = type(record).snippet_viewset
    revision = record.latest_revision_id
    values = {
        "pk": record.pk, "revision_id": revision, "revision_id_a": "earliest", "revision_id_b": "latest",
        "action_name": "approve", "task_state_id": 1, "workflow_state_id": 1, "task_id": 1,
    }  # fmt: skip
    found = []
    for pattern in viewset.get_urlpatterns():
        names = pattern.pattern.regex.groupindex
        if "pk" in names:
            found.append(admin_url_of(viewset, pattern, {name: values[name] for name in names}))
    return found


def admin_url_of(viewset: Any, pattern: URLPattern, values: dict[str, Any]) -> str:
    return reverse(viewset.get_url_name(pattern.name), kwargs=values)


def state(record: Any) -> tuple[Any, ...]:
    row = (
        type(record)
        ._default_manager.filter(pk=record.pk)
        .values_list("live", "name_el", "locked", "latest_revision_id", "has_unpublished_changes", "municipality_id")
    )
    return tuple(row)


@pytest.mark.parametrize("make", MAKERS)
def test_every_keyed_address_is_closed_to_a_stranger(make: Any, stranger: Client, editor: Client, home: Any) -> None:
    record = make(municipality=home)
    record.name_el = "Κρυφό σχέδιο"
    record.save_revision(user=editor.user)  # type: ignore[attr-defined]
    before = state(record)
    addresses = keyed_addresses(record)
    assert len(addresses) >= 15
    for url in addresses:
        for method in METHODS:
            response = getattr(stranger, method)(url, {"action-publish": "1", "name_el": "x", "next": url})
            assert response.status_code in {302, 403, 404, 405}, (method, url, response.status_code)
            assert response.headers.get("Location", "/admin/") == "/admin/", (method, url)
            assert "Κρυφό σχέδιο" not in response.content.decode()
    assert state(record) == before


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
@pytest.mark.parametrize("make", MAKERS)
def test_no_action_on_many_entries_reaches_a_strangers(make: Any, action: str, stranger: Client, home: Any) -> None:
    record = make(municipality=home)
    record.name_el = "Κρυφό σχέδιο"
    record.save_revision()
    before = state(record)
    label = f"{record._meta.app_label}/{record._meta.model_name}"
    for method in ("get", "post"):
        response = getattr(stranger, method)(f"/admin/bulk/{label}/{action}/?id={record.pk}&next=/admin/")
        assert "Κρυφό σχέδιο" not in response.content.decode()
    assert state(record) == before


def test_an_action_on_many_entries_leaves_out_what_somebody_has_locked(editor: Client, manager: Client, home: Any) -> None:
    record = make_service(municipality=home)
    record.locked, record.locked_by = True, manager.user  # type: ignore[attr-defined]
    record.save()
    editor.post(f"/admin/bulk/services_catalogue/service/unpublish/?id={record.pk}&next=/admin/")
    assert Service.objects.get().live


def test_the_gate_is_what_closes_them(stranger: Client, home: Any) -> None:
    """The same addresses are open to a superuser, so the test above does not pass for a wrong reason."""
    record = make_service(municipality=home)
    stranger.user.is_superuser = True  # type: ignore[attr-defined]
    stranger.user.save()  # type: ignore[attr-defined]
    open_names = {"edit", "delete", "usage", "history", "inspect", "copy", "unpublish"}
    for name in open_names:
        assert stranger.get(admin_url(Service, name, record.pk)).status_code == 200, name


def test_every_record_has_a_scoped_view_set_and_policy() -> None:
    records = [model for model in get_snippet_models() if issubclass(model, Record)]
    assert len(records) == 6
    for model in records:
        assert isinstance(model.snippet_viewset, ScopedViewSetMixin)
        assert hasattr(policy_registry.get_by_type(model), "scope")


@pytest.mark.parametrize("make", MAKERS)
def test_listings_and_spreadsheets_hold_ones_own_entries_only(make: Any, stranger: Client, home: Any, elsewhere: Any) -> None:
    theirs, own = make(municipality=home, live=False), make(municipality=elsewhere)
    for query in ("", "?export=csv", f"?q={theirs.name_el.split()[0]}"):
        response = stranger.get(admin_url(type(own), "list") + query)
        text = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
        assert theirs.name_el not in text
        assert own.name_el in text


def test_an_editor_does_not_see_the_terms(editor: Client) -> None:
    for model in (Area, Audience, Category):
        for name in ("list", "add"):
            assert editor.get(admin_url(model, name)).status_code == 302


@pytest.mark.parametrize(
    "path",
    ["locked/", "workflow/", "workflow_tasks/", "site-history/", "aging-pages/", "page-types-usage/", "site-history/results/"],
)
def test_reports_are_for_the_managers(path: str, editor: Client, manager: Client) -> None:
    assert editor.get(f"/admin/reports/{path}").status_code == 302
    assert manager.get(f"/admin/reports/{path}").status_code == 200


def test_the_chooser_offers_published_entries_and_ones_own(stranger: Client, home: Any, elsewhere: Any) -> None:
    published, draft = make_service(municipality=home), make_service(municipality=home, live=False)
    own = make_service(municipality=elsewhere, live=False)
    base = "/admin/snippets/choose/services_catalogue/service/"
    text = stranger.get(base).json()["html"]
    assert f"/{published.pk}/" in text
    assert f"/{own.pk}/" in text
    assert f"/{draft.pk}/" not in text
    assert stranger.get(f"{base}chosen/{draft.pk}/").status_code == 404
    several = stranger.get(f"{base}chosen-multiple/?id={draft.pk}&id={own.pk}").json()["result"]
    assert [row["id"] for row in several] == [str(own.pk)]
