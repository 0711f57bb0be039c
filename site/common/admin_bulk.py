"""Publishing and unpublishing many entries at once, each of them checked on its own."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import get_snippet_models

from common.models import IncompleteRecord, Record

__all__ = ["PublishAction", "UnpublishAction"]


class RecordBulkAction(SnippetBulkAction):
    """An action on records; the terms have nothing to publish."""

    @classproperty
    def models(cls) -> list[type[Model]]:
        return [model for model in get_snippet_models() if issubclass(model, Record)]

    def check_perm(self, obj: Record) -> bool:
        lock = obj.get_lock()
        if lock and lock.for_user(self.request.user):
            return False
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "publish", obj)

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "user": self.request.user}


class PublishAction(RecordBulkAction):
    """Publishes the newest draft of each; one without its texts is left out, and the message says so."""

    display_name = _("Publish")
    aria_label = _("Publish the chosen entries")
    action_type = "publish"
    action_priority = 10
    template_name = "services_catalogue/admin/confirm_bulk_publish.html"

    @classmethod
    def execute_action(cls, objects: list[Record], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        done, refused = 0, []
        for record in objects:
            revision = record.latest_revision or record.save_revision(user=user, clean=False)
            try:
                revision.publish(user=user)
                done += 1
            except IncompleteRecord:
                refused.append(str(record))
        if refused:
            message = ngettext(
                "%(count)s entry was not published, because its name or summary is missing: %(names)s.",
                "%(count)s entries were not published, because their name or summary is missing: %(names)s.",
                len(refused),
            )
            messages.error(kwargs["self"].request, message % {"count": len(refused), "names": ", ".join(refused)})
        return done, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        message = ngettext("%(count)s entry was published.", "%(count)s entries were published.", num_parent_objects)
        return message % {"count": num_parent_objects}


class UnpublishAction(RecordBulkAction):
    """Takes each off the site; the texts stay as drafts."""

    display_name = _("Unpublish")
    aria_label = _("Unpublish the chosen entries")
    action_type = "unpublish"
    action_priority = 20
    template_name = "services_catalogue/admin/confirm_bulk_unpublish.html"

    @classmethod
    def execute_action(cls, objects: list[Record], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        live = [record for record in objects if record.live]
        for record in live:
            record.unpublish(user=user)
        return len(live), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        message = ngettext("%(count)s entry was unpublished.", "%(count)s entries were unpublished.", num_parent_objects)
        return message % {"count": num_parent_objects}
