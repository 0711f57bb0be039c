"""Who may write news: the editors of each municipality, who are asked for by the catalogue and by the trees alike."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission
from wagtail.signals import page_published

from news.models import NewsIndexPage

__all__ = ["connect", "grant_news"]


def grant_news(group: Group) -> None:
    """Let the members of `group` write news in every tree and edit their own; whoever looks after the portal approves it.

    They get no right to publish: it would reach the news of every other municipality.
    """
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    for index in NewsIndexPage.objects.all():
        GroupPagePermission.objects.get_or_create(group=group, page=index, permission=permission)


def _on_new_list(sender: type, **kwargs: Any) -> None:
    """Groups that were made before the tree was get their rights now."""
    for group in Group.objects.filter(edits_municipality__isnull=False):
        grant_news(group)


def connect() -> None:
    page_published.connect(_on_new_list, sender=NewsIndexPage, dispatch_uid="news.rights")
