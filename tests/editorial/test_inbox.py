"""The inbox: an editor sees the messages to the own municipality and answers them; nobody else's shine through anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex

from editorial.inbox import FeedbackViewSet
from editorial.models import Feedback
from services_catalogue.admin.groups import ensure_portal
from services_catalogue.models import Service
from tests.admin.forms import admin_url, read_form
from tests.admin.test_every_view_in_every_language import whole_text

INBOX = "/admin/inbox/"
SECRET = "Yeni numara 123"


def edit(message: Feedback) -> str:
    return reverse("inbox:edit", args=[message.pk])


def keyed_addresses(message: Feedback) -> list[str]:
    """Every address of the inbox that carries the key of a message."""
    patterns = FeedbackViewSet().get_urlpatterns()
    return [reverse(f"inbox:{p.name}", args=[message.pk]) for p in patterns if "pk" in p.pattern.converters]


@pytest.mark.parametrize("language", ["el", "bg", "tr", "en"])
def test_an_editor_sees_the_own_messages_with_a_link_to_the_record(
    language: str, login: Any, message: Feedback, home: Any, service: Any
) -> None:
    client = login(home.editors, language=language)
    text = client.get(INBOX).content.decode()
    assert edit(message) in text
    assert admin_url(type(service), "edit", service.pk) in text
    form = client.get(edit(message)).content.decode()
    assert SECRET in form and 'lang="tr"' in form
    assert admin_url(type(service), "edit", service.pk) in form
    assert INBOX in client.get("/admin/").content.decode()


def test_state_and_answer_reach_the_sender(editor: Client, message: Feedback) -> None:
    data = read_form(editor, edit(message)) | {"state": "done", "reply": "Düzelttik.", "reply_language": "tr"}
    assert editor.post(edit(message), data).status_code == 302
    message.refresh_from_db()
    assert (message.state, message.reply) == ("done", "Düzelttik.") and message.closed_at
    assert "Düzelttik." in Client().get(f"/tr/report/{message.token}/").content.decode()


def test_what_the_reader_wrote_cannot_be_changed(editor: Client, message: Feedback, elsewhere: Any) -> None:
    forged = {"text": "x", "what": "hours", "token": "y", "contact": "z", "municipality": str(elsewhere.pk)}
    assert editor.post(edit(message), read_form(editor, edit(message)) | {"state": "looking"} | forged).status_code == 302
    after = Feedback.objects.get()
    assert (after.text, after.what, after.token, after.contact) == (SECRET, "phone", message.token, "")
    assert (after.state, after.municipality) == ("looking", message.municipality)


def test_every_keyed_address_is_closed_to_a_stranger(stranger: Client, message: Feedback) -> None:
    addresses = keyed_addresses(message)
    assert len(addresses) >= 5
    for url in addresses:
        for ask in (stranger.get, stranger.post, stranger.delete):
            answer = ask(url, {"state": "done", "reply": "x"})
            assert answer.status_code in {302, 403, 404, 405}, url
            assert answer.headers.get("Location", "/admin/") == "/admin/", url
            assert SECRET not in answer.content.decode()
    message.refresh_from_db()
    assert (message.state, message.reply) == ("new", "")


def test_no_listing_filter_or_first_page_tells_a_stranger(stranger: Client, message: Feedback, home: Any, service: Any) -> None:
    for query in ("", "?state=new", "?what=phone", f"?municipality={home.pk}", "?q=numara", "?export=csv", "results/"):
        text = whole_text(stranger.get(INBOX + query))
        assert edit(message) not in text and SECRET not in text and service.name_el not in text and str(home) not in text, query
    assert "?state=new" not in stranger.get("/admin/").content.decode()
    assert SECRET not in stranger.get(f"/admin/reports/site-history/?q={message.pk}").content.decode()


def test_what_uses_a_record_names_no_message() -> None:
    """Editors of every municipality may open the usage of what they may choose."""
    assert reverse("inbox:index") == INBOX  # Wagtail registers models when the addresses of the admin are asked for
    assert Feedback not in ReferenceIndex.indexed_models
    assert Service in ReferenceIndex.indexed_models


def test_managers_see_all_and_hand_on_what_has_no_municipality(
    manager: Client, editor: Client, stranger: Client, message: Feedback, elsewhere: Any
) -> None:
    orphan = Feedback.objects.create(what="suggestion", language="bg", text="Кухня")
    text = manager.get(INBOX).content.decode()
    assert edit(message) in text and edit(orphan) in text
    for client in (editor, stranger):
        assert edit(orphan) not in client.get(INBOX).content.decode()
        assert client.get(edit(orphan)).status_code in {302, 403}
    data = read_form(manager, edit(orphan)) | {"municipality": str(elsewhere.pk)}
    assert manager.post(edit(orphan), data).status_code == 302
    assert "Кухня" in stranger.get(edit(orphan)).content.decode()


def test_nobody_adds_and_only_managers_delete(editor: Client, manager: Client, message: Feedback) -> None:
    for client in (editor, manager):
        assert client.get(reverse("inbox:add")).status_code in {302, 403}
    delete = reverse("inbox:delete", args=[message.pk])
    assert editor.post(delete).status_code in {302, 403}
    assert Feedback.objects.exists()
    manager.post(delete)
    assert not Feedback.objects.exists()


def test_the_filters_tell_messages_apart(editor: Client, message: Feedback, service: Any, home: Any) -> None:
    done = Feedback.objects.create(record=service, municipality=home, what="hours", language="el", state="done")

    def listed(query: str) -> set[int]:
        return {row.pk for row in editor.get(INBOX + query).context["object_list"]}

    assert listed("") == {message.pk, done.pk}
    assert listed("?state=new") == {message.pk}
    assert listed("?what=hours") == {done.pk}
    assert listed(f"?municipality={home.pk}&state=done") == {done.pk}
    for nonsense in ("?state=x", "?municipality=abc", "?p=99", "?ordering=nothing", "?ordering=-sent_at"):
        assert editor.get(INBOX + nonsense).status_code == 200, nonsense


def test_a_long_inbox_costs_as_many_queries_as_a_short_one(editor: Client, message: Feedback, service: Any, home: Any) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(INBOX).status_code == 200
        return len(queries)

    cost()
    one = cost()
    for _ in range(8):
        Feedback.objects.create(record=service, municipality=home, what="moved", language="el")
    assert cost() == one


def test_groups_of_an_older_version_get_the_inbox(home: Any, login: Any, message: Feedback) -> None:
    group: Group = home.editors
    group.permissions.remove(*group.permissions.filter(content_type__model="feedback"))
    assert login(group).get(INBOX).status_code == 302
    ensure_portal()
    assert login(group).get(INBOX).status_code == 200
