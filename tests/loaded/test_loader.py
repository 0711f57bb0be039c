"""Loading twice changes nothing, and an editor's work is never undone."""

from io import StringIO

from django.core.management import call_command

from seeding.models import LoadedRecord
from services_catalogue.models import Organisation, Service


def load(command: str = "load_seeds") -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def fingerprint() -> list[tuple]:
    rows = Service.objects.order_by("pk").values_list("pk", "uuid", "reference", "latest_revision_id", "last_published_at")
    return [*rows, *Organisation.objects.order_by("pk").values_list("pk", "uuid", "latest_revision_id")]


def test_loading_twice_changes_nothing() -> None:
    before = fingerprint()
    assert " changed" not in load()
    assert " changed" not in load("make_demo")
    assert fingerprint() == before


def test_an_editors_change_survives_and_is_reported() -> None:
    service = Service.objects.get(reference="komotini-kapi")
    service.name_el = "ΚΑΠΗ, όπως το λέει ο συντάκτης"
    service.save_revision().publish()
    LoadedRecord.objects.filter(reference="komotini-kapi").update(digest="of older data")
    assert "komotini-kapi" in load()
    service.refresh_from_db()
    assert service.name_el == "ΚΑΠΗ, όπως το λέει ο συντάκτης"


def test_an_editors_draft_survives() -> None:
    service = Service.objects.get(reference="komotini-kapi")
    service.name_el = "Πρόχειρο"
    service.save_revision()
    LoadedRecord.objects.filter(reference="komotini-kapi").update(digest="of older data")
    load()
    service.refresh_from_db()
    assert service.get_latest_revision_as_object().name_el == "Πρόχειρο"


def test_what_an_editor_unpublished_stays_unpublished() -> None:
    service = Service.objects.get(reference="komotini-kapi")
    service.unpublish()
    assert "komotini-kapi" in load()
    service.refresh_from_db()
    assert not service.live


def test_what_an_editor_deleted_stays_deleted() -> None:
    Service.objects.get(reference="komotini-kapi").delete()
    assert "komotini-kapi" in load()
    assert not Service.objects.filter(reference="komotini-kapi").exists()


def test_data_that_changed_reaches_a_record_that_nobody_edited() -> None:
    service = Service.objects.get(reference="komotini-kapi")
    Service.objects.filter(pk=service.pk).update(summary_el="παλιό")
    LoadedRecord.objects.filter(reference="komotini-kapi").update(digest="of older data")
    assert "1 changed" in load()
    service.refresh_from_db()
    assert service.summary_el != "παλιό"
