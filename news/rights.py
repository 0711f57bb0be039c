"""Who may write news."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from news.models import NewsIndexPage

__all__ = ["grant_news"]


def grant_news(group: Group) -> None:
    """Let the members of `group` write news in every tree and edit their own; whoever looks after the portal approves it.

    They get no right to publish: it would reach the news of every other municipality.
    """
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    for index in NewsIndexPage.objects.all():
        GroupPagePermission.objects.get_or_create(group=group, page=index, permission=permission)
