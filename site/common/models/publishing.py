"""Publishing is one transaction: parent, children, log entry, index rows and generation number, or none of them."""

from __future__ import annotations

from typing import Any

from django.db import transaction

__all__ = ["AtomicPublishing"]


class AtomicPublishing:
    """Wraps publishing and its undoing; a process killed in the middle leaves the old state whole."""

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().publish(*args, **kwargs)  # type: ignore[misc]

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().unpublish(*args, **kwargs)  # type: ignore[misc]
