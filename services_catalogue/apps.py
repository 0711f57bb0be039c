"""The app of what people look up: services, organisations, places, funding, and the terms they are sorted by."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesCatalogueConfig(AppConfig):
    """Connects who may edit what, before Wagtail asks."""

    name = "services_catalogue"
    verbose_name = _("Services catalogue")

    def ready(self) -> None:
        from services_catalogue.admin import policies, signals

        policies.register()
        signals.connect()
