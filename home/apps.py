"""The app of the home page, the information pages and what stands around every page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Connects the aliases to what editors do."""

    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from home import aliases

        aliases.connect()
