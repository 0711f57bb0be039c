"""The app of strategies and committees."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GovernanceConfig(AppConfig):
    """Says who may edit what, before Wagtail asks."""

    name = "governance"
    verbose_name = _("Governance")

    def ready(self) -> None:
        from governance.admin import register_policies

        register_policies()
