"""The groups of people who look after the portal, made by the site itself: managers, moderators, editors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail import hooks
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from common.models import Record
from common.permissions import MANAGE_ALL
from services_catalogue.models import Entry, Organisation

__all__ = ["MANAGERS", "MODERATORS", "WORKFLOW", "ensure_editors_group", "ensure_portal"]

MANAGERS = "Portal managers"
MODERATORS = "Moderators"
WORKFLOW = "Approval by the portal"
EDITORS = "Editors: "
MAX_GROUP_NAME = 130
#: What an editor does with the entries of the municipality.
EDITOR_ACTIONS = ("add", "change", "delete", "view", "publish", "lock", "unlock")
#: Who may make users and groups could make himself a superuser: that stays with superusers.
WITHHELD_APPS = ("auth", "axes", "sessions", "contenttypes")
FILE_MODELS = ("document", "image")


def _records() -> list[type[Record]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


def _permissions(models: Iterable[type], actions: Iterable[str]) -> list[Permission]:
    types = ContentType.objects.get_for_models(*models, for_concrete_models=False).values()
    wanted = {f"{action}_{content_type.model}" for content_type in types for action in actions}
    return list(Permission.objects.filter(content_type__in=types, codename__in=wanted))


def _access_admin() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


def _manage_all() -> Permission:
    _label, codename = MANAGE_ALL.split(".")
    content_type = ContentType.objects.get_for_model(Organisation)
    permission, _made = Permission.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": "Can look after the entries of all municipalities"}
    )
    return permission


def _editors_name(municipality: Organisation) -> str:
    """Return the name of the group, in the municipality's own language; the name of a group is unique."""
    own = str(municipality.in_language(municipality.source_language)) or str(municipality.pk)
    name = f"{EDITORS}{own}"[:MAX_GROUP_NAME]
    if Group.objects.filter(name=name).exclude(pk=municipality.editors_id).exists():
        return f"{name} ({municipality.pk})"
    return name


def ensure_editors_group(municipality: Organisation) -> Group:
    """Return the group of the editors of `municipality`, made with its rights and its folder of files if missing.

    The group follows the municipality's name, unless somebody gave it one of another kind.
    """
    group, name = municipality.editors, _editors_name(municipality)
    if group is None:
        group = Group.objects.create(name=name)
        _give_editors_rights(group)
        _give_folder(group, name.removeprefix(EDITORS))
        for grant in hooks.get_hooks("editors_group_made"):  # other apps give the rights on what is theirs
            grant(group)
        municipality.editors = group
        Organisation.objects.filter(pk=municipality.pk).update(editors=group)
    elif group.name != name and group.name.startswith(EDITORS):
        Collection.objects.filter(
            group_permissions__group=group,
            group_permissions__permission__codename="add_document",
            name=group.name.removeprefix(EDITORS),
        ).update(name=name.removeprefix(EDITORS))
        group.name = name
        group.save(update_fields=["name"])
    return group


def _give_editors_rights(group: Group) -> None:
    group.permissions.add(_access_admin(), *_permissions(_records(), EDITOR_ACTIONS))


def _give_folder(group: Group, name: str) -> None:
    """Their own files they may change; those of all they may choose."""
    root = Collection.get_first_root_node()
    folder = root.add_child(instance=Collection(name=name[:255]))
    for collection, actions in ((folder, ("add", "change", "choose")), (root, ("choose",))):
        codenames = [f"{action}_{model}" for action in actions for model in FILE_MODELS]
        for permission in Permission.objects.filter(
            content_type__app_label__in=("wagtaildocs", "wagtailimages"), codename__in=codenames
        ):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _ensure_managers() -> None:
    group, _made = Group.objects.get_or_create(name=MANAGERS)
    group.permissions.add(_manage_all(), *Permission.objects.exclude(content_type__app_label__in=WITHHELD_APPS))
    root = Page.get_first_root_node()
    for codename in ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtaildocs", "wagtailimages"),
        codename__in=[f"{action}_{model}" for action in ("add", "change", "choose", "delete") for model in FILE_MODELS],
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _ensure_moderators() -> Group:
    """They publish what awaits them, and reach it only as long: they look after no municipality."""
    group, _made = Group.objects.get_or_create(name=MODERATORS)
    group.permissions.add(_access_admin(), *_permissions(_entries(), ("publish",)))
    return group


def _entries() -> list[type[Record]]:
    return [model for model in _records() if issubclass(model, Entry)]


def _ensure_workflow(moderators: Group) -> None:
    """Made once: a workflow that a manager has changed or switched off stays so."""
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if not made:
        return
    task = GroupApprovalTask.objects.create(name=WORKFLOW)
    task.groups.add(moderators)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in _entries():
        content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
        WorkflowContentType.objects.get_or_create(content_type=content_type, defaults={"workflow": workflow})


def ensure_portal(**_signal: Any) -> None:
    """Make the groups and the workflow that are missing, and give what a new version has added. Runs after `migrate`."""
    tables = set(connection.introspection.table_names())
    needed = {Group._meta.db_table, Page._meta.db_table, Workflow._meta.db_table, Organisation._meta.db_table}
    if not needed <= tables or Page.get_first_root_node() is None:
        return
    _ensure_managers()
    _ensure_workflow(_ensure_moderators())
    for group in Group.objects.filter(edits_municipality__isnull=False):
        _give_editors_rights(group)
        for grant in hooks.get_hooks("editors_group_made"):  # what another app has added since
            grant(group)
