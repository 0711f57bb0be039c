"""The groups that the site makes by itself."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Collection, Workflow, WorkflowContentType

from services_catalogue.admin.groups import MANAGERS, WORKFLOW, ensure_editors_group, ensure_portal
from services_catalogue.models import Organisation
from tests.factories import make_municipality, make_organisation, publish


def test_a_municipality_gets_its_editors_and_their_folder(home: Any) -> None:
    group = home.editors
    assert group.permissions.filter(codename="publish_service").exists()
    assert group.permissions.filter(codename="publish_strategy").exists()
    assert group.permissions.filter(codename="access_admin").exists()
    assert not group.permissions.filter(codename__endswith="category").exists()
    assert Collection.objects.filter(name=home.name_bg).exists()
    assert ensure_editors_group(home) == group


def test_the_group_and_the_folder_follow_the_name(home: Any) -> None:
    home.name_bg = "Община Нова"
    home.save_revision().publish()
    home.editors.refresh_from_db()
    assert home.editors.name == "Editors: Община Нова"
    assert Collection.objects.filter(name="Община Нова").exists()
    home.editors.name = "Our own people"
    home.editors.save()
    home.name_bg = "Община Друга"
    home.save_revision().publish()
    assert Organisation.objects.get(pk=home.pk).editors.name == "Our own people"


def test_other_organisations_have_no_editors(home: Any) -> None:
    assert make_organisation(municipality=home).editors is None


def test_two_municipalities_of_one_name_have_two_groups(db: None) -> None:
    first, second = (make_municipality(name_el="Δήμος", summary_el="Δήμος.") for _ in range(2))
    assert first.editors != second.editors


def test_an_old_revision_does_not_take_the_editors_away(home: Any) -> None:
    revision = home.save_revision()
    revision.content = {**revision.content, "editors": None}
    revision.save()
    group = home.editors
    revision.publish()
    home = Organisation.objects.get(pk=home.pk)
    assert home.editors == group
    assert Group.objects.filter(name__startswith="Editors: ").count() == 1
    publish(home)


def test_the_portal_is_made_once(db: None) -> None:
    workflow = Workflow.objects.get(name=WORKFLOW)
    assert workflow.tasks.get().specific.groups.get().name == "Moderators"
    assert WorkflowContentType.objects.filter(workflow=workflow).count() == 5
    workflow.active = False
    workflow.save()
    WorkflowContentType.objects.filter(workflow=workflow).first().delete()
    ensure_portal()
    workflow.refresh_from_db()
    assert not workflow.active
    assert WorkflowContentType.objects.filter(workflow=workflow).count() == 4
    assert Group.objects.filter(name=MANAGERS).count() == 1


def test_managers_cannot_make_themselves_superusers(db: None) -> None:
    group = Group.objects.get(name=MANAGERS)
    assert group.permissions.filter(codename="manage_all_municipalities").exists()
    assert not group.permissions.filter(content_type__app_label="auth").exists()
