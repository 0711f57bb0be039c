"""Who may do what on which rows: Django's permissions say what, the municipality's group of editors says where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

__all__ = ["MANAGE_ALL", "ScopedPermissionPolicy", "manages_all"]

#: Held by the portal's managers: no row is closed to them.
MANAGE_ALL = "services_catalogue.manage_all_municipalities"


def manages_all(user: Any) -> bool:
    """Tell whether `user` looks after every municipality: a manager of the portal, or a superuser."""
    return user.is_active and user.has_perm(MANAGE_ALL)


class ScopedPermissionPolicy(ModelPermissionPolicy):
    """An action needs the model's permission, and a row needs one of the user's groups at the end of a look-up.

    The look-ups lead from the model to the group of editors, such as `municipality__editors`. Wagtail asks a policy about
    rows in a few of its views only: `ScopedViewSetMixin` asks in all of them.
    """

    def __init__(self, model: type[Model], *editors: str) -> None:
        super().__init__(model)
        self.editors = editors

    def scope(self, user: Any, queryset: QuerySet | None = None) -> QuerySet:
        """Return the rows that `user` looks after."""
        queryset = self.model._default_manager.all() if queryset is None else queryset
        if not user.is_active:
            return queryset.none()
        if manages_all(user):
            return queryset
        mine = Q()
        for lookup in self.editors:
            mine |= Q(**{f"{lookup}__in": user.groups.all()})
        return queryset.filter(mine)

    def in_scope(self, user: Any, instance: Model) -> bool:
        """Tell whether `user` looks after the row as the database has it: a draft cannot move itself elsewhere."""
        return self.scope(user).filter(pk=instance.pk).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        if not self.user_has_permission(user, action):
            return False
        return instance.pk is None or self.in_scope(user, instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Model) -> bool:
        if not self.user_has_any_permission(user, actions):
            return False
        return instance.pk is None or self.in_scope(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet:
        if self.user_has_any_permission(user, actions):
            return self.scope(user)
        return self.model._default_manager.none()
