"""Whatever language a draft is saved in and whichever it is published in, each language keeps its own column."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone, translation
from wagtail.signals import published

from services_catalogue.models import Organisation, RequiredDocument, Service
from tests.factories import make_organisation, make_service

ADMIN_LANGUAGES = ["el", "bg", "tr", "en"]
TEXTS = {"el": "Ένα", "bg": "Две", "tr": "Üç"}


def write(service: Any) -> None:
    for code, text in TEXTS.items():
        setattr(service, f"name_{code}", text)
    document = service.documents.all()[0]
    for code, text in TEXTS.items():
        setattr(document, f"name_{code}", text)
    service.documents.set([document])


def read(row: Any) -> dict[str, str]:
    return {code: getattr(row, f"name_{code}") for code in TEXTS}


def plain(row: Any) -> str:
    """The column without a suffix, which follows the active language unless somebody keeps it still."""
    return type(row)._default_manager.rewrite(False).filter(pk=row.pk).values_list("name", flat=True)[0]


@pytest.mark.parametrize("drafted", ADMIN_LANGUAGES)
@pytest.mark.parametrize("published", ADMIN_LANGUAGES)
def test_columns_survive_every_pair_of_languages(drafted: str, published: str, db: None) -> None:
    service = make_service(children={"documents": [RequiredDocument(name_el="Χαρτί")]})
    with translation.override(drafted):
        write(service)
        revision = service.save_revision()
    assert (revision.content["name"], revision.content["documents"][0]["name"]) == (TEXTS["el"], "Ένα")
    with translation.override(published):
        revision.publish()
    with translation.override(drafted):
        service = Service.objects.get()
        document = service.documents.get()
        assert read(service) == TEXTS
        assert read(document) == TEXTS
    assert plain(service) == TEXTS["el"]


def test_a_revision_from_before_a_language_was_added_does_not_leak_into_it(db: None) -> None:
    service = make_service(children={"documents": [RequiredDocument(name_el="Χαρτί", name_bg="Хартия")]})
    revision = service.latest_revision
    content = {key: value for key, value in revision.content.items() if key not in {"name_bg", "name_el"}}
    content["name"] = "Μόνο ελληνικά"
    revision.content = content
    with translation.override("bg"):
        loaded = revision.as_object()
    assert not loaded.name_bg
    assert loaded.name_el == "Μόνο ελληνικά"


def test_children_are_part_of_a_revision(db: None) -> None:
    service = make_service(children={"documents": [RequiredDocument(name_el="Χαρτί")]})
    data = service.serializable_data()
    for relation in ("documents", "contacts", "criteria", "costs", "channels", "places", "legal_bases", "referrals", "forms"):
        assert relation in data
    assert data["documents"][0]["name_el"] == "Χαρτί"


def test_a_schedule_publishes_parent_and_children_together(db: None) -> None:
    service = make_service(children={"documents": [RequiredDocument(name_el="Χαρτί")]})
    write(service)
    service.go_live_at = timezone.now() + dt.timedelta(hours=1)
    service.save_revision().publish()
    before = Service.objects.get()
    assert before.approved_schedule
    assert before.documents.get().name_el == "Χαρτί"
    revision = before.scheduled_revision
    passed = timezone.now() - dt.timedelta(minutes=1)
    revision.approved_go_live_at = passed
    revision.content = {**revision.content, "go_live_at": passed.isoformat()}
    revision.save()
    with translation.override("tr"):
        call_command("publish_scheduled")
    after = Service.objects.get()
    assert read(after) == TEXTS
    assert read(after.documents.get()) == TEXTS


def test_readers_of_the_published_signal_see_the_new_children(db: None) -> None:
    service = make_service(children={"documents": [RequiredDocument(name_el="Χαρτί")]})
    seen: list[dict[str, str]] = []

    def look(instance: Any, **_kwargs: Any) -> None:
        seen.append(read(Service.objects.get(pk=instance.pk).documents.get()))

    published.connect(look, sender=Service)
    try:
        write(service)
        service.save_revision().publish()
    finally:
        published.disconnect(look, sender=Service)
    assert seen == [TEXTS]


def test_publishing_an_old_revision_of_a_moved_organisation_keeps_the_tree_whole(db: None) -> None:
    first, second = make_organisation(), make_organisation()
    office = make_organisation(parent=first)
    old = office.latest_revision
    office.parent = second
    office.save_revision().publish()
    old.publish()
    office = Organisation.objects.get(pk=office.pk)
    assert office.ancestors() == [first]
    assert list(first.children.all()) == [office]
    assert not second.children.exists()
