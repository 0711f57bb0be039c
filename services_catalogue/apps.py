from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesCatalogueConfig(AppConfig):
    name = "services_catalogue"
    verbose_name = _("Services catalogue")
