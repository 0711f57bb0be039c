"""Trees as a plain `parent` key: publishing an old revision can never put an old path back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["TreeNode"]

MAX_DEPTH = 12


class TreeNode(models.Model):
    """A row with a parent of its own kind."""

    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("belongs to")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        node, depth = self.parent, 0
        while node is not None:
            if node.pk == self.pk or depth > MAX_DEPTH:
                raise ValidationError({"parent": _("This would make a circle. Choose an entry that is not below this one.")})
            node, depth = node.parent, depth + 1

    def ancestors(self) -> list[Any]:
        """Return the nodes above this one, the root first; one query a level that is not prefetched."""
        found: list[Any] = []
        node = self.parent
        while node is not None and len(found) <= MAX_DEPTH:
            found.append(node)
            node = node.parent
        return found[::-1]
