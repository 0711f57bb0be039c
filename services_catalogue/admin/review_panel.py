"""The first page of the admin: which of one's entries wait for a check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from common.permissions import ScopedPermissionPolicy
from services_catalogue.models import Entry

__all__ = ["ReviewPanel"]

SHOWN = 10


class ReviewPanel(Component):
    """Entries whose date of review has passed, the oldest first."""

    name = "reviews"
    order = 110
    template_name = "services_catalogue/admin/review_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        due: list[Entry] = []
        for model in (model for model in apps.get_models() if issubclass(model, Entry)):
            policy = policy_registry.get_by_type(model)
            if isinstance(policy, ScopedPermissionPolicy) and policy.user_has_permission(user, "change"):
                rows = policy.scope(user).filter(review_date__lte=timezone.localdate(), retired=False)
                due += rows.for_listing().order_by("review_date", "pk")[:SHOWN]
        finder = AdminURLFinder(user)
        due = sorted(due, key=lambda row: row.review_date)[:SHOWN]
        return {"entries": [(row, finder.get_edit_url(row)) for row in due]}
