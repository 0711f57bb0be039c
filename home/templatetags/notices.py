"""The notices that concern the page at hand."""

from __future__ import annotations

from typing import Any

from django import template

from home.context import banners_for

register = template.Library()


@register.simple_tag(takes_context=True)
def page_banners(context: template.Context) -> list[Any]:
    """Return the notices of the whole site and of the municipality of the record or page; none on a page of an error."""
    if context.get("status"):
        return []
    thing = context.get("record") or context.get("page")
    return banners_for(_municipality_id(thing))


def _municipality_id(thing: Any) -> int | None:
    if getattr(thing, "kind", None) == "municipality":
        return thing.pk
    return getattr(thing, "municipality_id", None)
