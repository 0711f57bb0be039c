"""The app of the finder."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

__all__ = ["SearchConfig"]


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search.signals import connect

        connect()
        if settings.SEARCH_URL:
            from search.cluster import follow

            follow()
