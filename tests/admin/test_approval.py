"""A moderator looks after no municipality: an entry is open to him while it awaits him, and approving publishes it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from services_catalogue.models import Service
from tests.admin.forms import admin_url, errors_of, read_form, send
from tests.factories import make_service


def submit(editor: Client, service: Any) -> Any:
    """Send the entry to the portal and return the task that awaits."""
    edit = admin_url(Service, "edit", service.pk)
    response = send(editor, edit, {**read_form(editor, edit), "name_el": "Νέο όνομα"}, "submit")
    assert response.status_code == 302, errors_of(response)
    service.refresh_from_db()
    return service.current_workflow_task_state


def test_a_moderator_reaches_an_entry_only_while_it_awaits_him(editor: Client, moderator: Client, home: Any) -> None:
    service = make_service(municipality=home)
    edit = admin_url(Service, "edit", service.pk)
    assert moderator.get(edit).status_code == 302
    state = submit(editor, service)
    assert moderator.get(edit).status_code == 200
    assert (
        service.name_el in moderator.get("/admin/").content.decode() or "Νέο όνομα" in moderator.get("/admin/").content.decode()
    )
    approve = admin_url(Service, "workflow_action", service.pk, "approve", state.pk)
    assert moderator.post(approve).status_code == 302
    service = Service.objects.get()
    assert service.live
    assert service.name_el == "Νέο όνομα"
    assert moderator.get(edit).status_code == 302
    assert moderator.post(approve, {"next": "/admin/"}).status_code == 302


def test_a_moderator_cannot_take_an_entry_off_the_site(editor: Client, moderator: Client, home: Any) -> None:
    service = make_service(municipality=home)
    submit(editor, service)
    for name in ("unpublish", "delete", "lock"):
        assert moderator.post(admin_url(Service, name, service.pk)).headers["Location"] == "/admin/"
        assert Service.objects.get().live, name


def test_approving_an_entry_that_became_incomplete_publishes_nothing_and_says_why(
    editor: Client, moderator: Client, home: Any
) -> None:
    service = make_service(municipality=home, live=False)
    state = submit(editor, service)
    edit = admin_url(Service, "edit", service.pk)
    assert send(moderator, edit, {**read_form(moderator, edit), "summary_el": ""}).status_code == 302
    response = moderator.post(admin_url(Service, "workflow_action", service.pk, "approve", state.pk), follow=True)
    assert response.status_code == 200
    assert "was not published" in " ".join(str(message) for message in response.context["messages"])
    service = Service.objects.get()
    assert not service.live
    assert service.workflow_in_progress
    json = moderator.post(
        admin_url(Service, "workflow_action", service.pk, "approve", state.pk), headers={"x-requested-with": "XMLHttpRequest"}
    ).json()
    assert json == {"step": "success", "redirect": "/admin/"}


def test_a_stranger_cannot_approve(editor: Client, stranger: Client, home: Any) -> None:
    service = make_service(municipality=home, live=False)
    state = submit(editor, service)
    stranger.post(admin_url(Service, "workflow_action", service.pk, "approve", state.pk))
    assert not Service.objects.get().live
