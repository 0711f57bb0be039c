"""The inbox in the admin: its views, its line on the first page, its rights for each new group of editors."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from editorial.inbox import FeedbackViewSet, InboxPanel, grant_inbox

hooks.register("editors_group_made", grant_inbox)


@hooks.register("register_admin_viewset")
def inbox() -> FeedbackViewSet:
    return FeedbackViewSet()


@hooks.register("construct_homepage_panels")
def inbox_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(InboxPanel())
