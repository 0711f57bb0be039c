"""When the groups of people are made: after `migrate`, and with each municipality."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models.signals import post_migrate, post_save

from services_catalogue.admin.groups import ensure_editors_group, ensure_portal
from services_catalogue.models import Organisation

__all__ = ["connect"]


def give_editors(sender: type[Organisation], instance: Organisation, raw: bool = False, **_kwargs: Any) -> None:
    if not raw and instance.kind == Organisation.Kind.MUNICIPALITY:
        ensure_editors_group(instance)


def connect() -> None:
    post_save.connect(give_editors, sender=Organisation, dispatch_uid="editors_of_a_municipality")
    # The last app to be migrated: by then every permission is there.
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    post_migrate.connect(ensure_portal, sender=last, dispatch_uid="groups_of_the_portal")
