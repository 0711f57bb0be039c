"""The app of the news."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Keeps the rights of editors in step with the trees."""

    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from news import rights

        rights.connect()
