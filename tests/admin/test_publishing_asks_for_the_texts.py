"""Publishing needs the name and the summary in the source language, whichever way it comes; a draft needs nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from common.models import IncompleteRecord
from services_catalogue.models import Service
from tests.admin.forms import admin_url, errors_of, read_form, send
from tests.factories import make_service


def test_a_draft_may_be_empty(editor: Client) -> None:
    add = admin_url(Service, "add")
    assert send(editor, add, read_form(editor, add)).status_code == 302
    service = Service.objects.get()
    assert not service.live
    assert editor.get(admin_url(Service, "list")).status_code == 200
    assert editor.get(admin_url(Service, "edit", service.pk)).status_code == 200


@pytest.mark.parametrize("action", ["publish", "submit"])
@pytest.mark.parametrize("missing", ["name", "summary"])
def test_the_form_complains_on_the_field_in_the_source_language(action: str, missing: str, editor: Client) -> None:
    add = admin_url(Service, "add")
    data = read_form(editor, add)
    data.update({"name_bg": "Хранене", "summary_bg": "Топла храна.", "name_el": "Σίτιση", "summary_el": "Φαγητό."})
    data[f"{missing}_bg"] = ""
    response = send(editor, add, data, action)
    assert list(errors_of(response)) == [f"{missing}_bg"]
    assert "To publish, fill this in" in response.content.decode()
    assert not Service.objects.exists()


def test_one_language_is_enough(editor: Client) -> None:
    add = admin_url(Service, "add")
    data = {**read_form(editor, add), "name_bg": "Хранене", "summary_bg": "Топла храна."}
    assert send(editor, add, data, "publish").status_code == 302
    service = Service.objects.get()
    assert service.live
    assert not service.exists_in("el")


def test_no_other_way_publishes_an_incomplete_entry(home: Any) -> None:
    service = make_service(municipality=home, live=False, languages=("bg",))
    service.summary_bg = ""
    revision = service.save_revision()
    with pytest.raises(IncompleteRecord):
        revision.publish()
    service.refresh_from_db()
    assert not service.live


def test_a_bulk_publish_leaves_out_what_is_incomplete_and_says_so(editor: Client, home: Any) -> None:
    whole, incomplete = (make_service(municipality=home, live=False) for _ in range(2))
    incomplete.name_el = ""
    incomplete.save_revision()
    url = f"/admin/bulk/services_catalogue/service/publish/?id={whole.pk}&id={incomplete.pk}&next=/admin/"
    response = editor.post(url, follow=True)
    said = " ".join(str(message) for message in response.context["messages"])
    assert "1 entry was published." in said
    assert "1 entry was not published" in said
    whole.refresh_from_db()
    incomplete.refresh_from_db()
    assert whole.live
    assert not incomplete.live


def test_the_clock_leaves_out_what_is_incomplete_and_goes_on(home: Any, caplog: Any) -> None:
    hour = timezone.now() - dt.timedelta(minutes=5)
    incomplete, whole = (make_service(municipality=home, live=False) for _ in range(2))
    incomplete.name_el = ""
    for service in (incomplete, whole):
        service.save_revision(approved_go_live_at=hour)
    call_command("publish_scheduled")
    incomplete.refresh_from_db()
    whole.refresh_from_db()
    assert whole.live
    assert not incomplete.live
    assert not incomplete.approved_schedule
    assert "was not published at its hour" in caplog.text
