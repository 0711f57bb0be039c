"""The app of what editors work with besides the entries."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")

    def ready(self) -> None:
        from editorial.inbox import register_policy
        from editorial.search_log.listening import connect

        register_policy()
        connect()
