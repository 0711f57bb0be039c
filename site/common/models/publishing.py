"""Publishing is one transaction: parent, children, log entry, index rows and generation number, or none of them."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

__all__ = ["AtomicPublishing", "CompletePublishing", "IncompleteRecord"]

logger = logging.getLogger(__name__)


class IncompleteRecord(ValidationError):
    """Somebody tried to publish a record without the texts that publishing asks for; nothing was published."""

    def __init__(self, record: Any, missing: list[str]) -> None:
        super().__init__(_("These texts are missing: %(missing)s."), params={"missing": ", ".join(missing)})
        self.record, self.missing = record, missing


class AtomicPublishing:
    """Wraps publishing and its undoing; a process killed in the middle leaves the old state whole."""

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().publish(*args, **kwargs)  # type: ignore[misc]

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().unpublish(*args, **kwargs)  # type: ignore[misc]


class CompletePublishing:
    """Publishes a revision only when it has the required texts in its source language, whichever way it comes.

    The editing form asks for them on the right field; this is for approvals, bulk actions, imports and the clock.
    """

    @staticmethod
    def missing_to_publish(content: dict[str, Any], required: tuple[str, ...]) -> list[str]:
        """Return the names of the columns that are empty in a revision's content."""
        language = content.get("source_language")
        return [f"{text}_{language}" for text in required if not content.get(f"{text}_{language}")]

    def publish(self, revision: Any, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        missing = self.missing_to_publish(revision.content, self.required_texts)  # type: ignore[attr-defined]
        if not missing:
            return super().publish(revision, user, *args, **kwargs)  # type: ignore[misc]
        if revision.approved_go_live_at is None or user is not None:
            raise IncompleteRecord(self, missing)
        # Its hour has come and nobody is there to read a message: the other revisions of this hour must go on.
        logger.error("Revision %s of %r was not published at its hour: %s are empty.", revision.pk, self, ", ".join(missing))
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        return None
