"""The notices in the admin: among the settings, for those who look after the portal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import NoticeBanner


class NoticeBannerViewSet(SnippetViewSet):
    """No group of a municipality has rights on notices; whether one shows is decided by its dates."""

    model = NoticeBanner
    icon = "warning"
    add_to_settings_menu = True
    list_display = [
        "__str__",
        Column("municipality", label=_("Only on pages of"), accessor=lambda row: row.municipality or ""),
        DateColumn("starts", label=_("Shown from")),
        DateColumn("ends", label=_("Shown until")),
    ]


register_snippet(NoticeBannerViewSet)
