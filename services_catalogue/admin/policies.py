"""Which group looks after which row of the catalogue."""

from __future__ import annotations

from wagtail.permissions import register_permission_policy

from common.permissions import ScopedPermissionPolicy
from services_catalogue.models import FundingProgramme, Location, Organisation, Service

__all__ = ["register"]


def register() -> None:
    """Tell Wagtail, before it makes a policy of its own."""
    for model in (Service, Location, FundingProgramme):
        register_permission_policy(model, ScopedPermissionPolicy(model, "municipality__editors"))
    register_permission_policy(Organisation, ScopedPermissionPolicy(Organisation, "municipality__editors", "editors"))
