"""The parts of the site, as its menus list them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["MAIN_MENU", "MORE_MENU", "MenuEntry", "section_of"]


@dataclass(frozen=True)
class MenuEntry:
    """A part of the site: the first part of its path after the language, and its name."""

    section: str
    label: Promise | str


#: In the header of wide screens, and first in the footer.
MAIN_MENU = (
    MenuEntry("services", _("Services")),
    MenuEntry("organisations", _("Organisations")),
    MenuEntry("municipalities", _("Municipalities")),
    MenuEntry("news", _("News")),
)
#: In the footer only.
MORE_MENU = (
    MenuEntry("check", _("Is it for me?")),
    MenuEntry("places", _("Places")),
    MenuEntry("strategies", _("Strategies")),
    MenuEntry("committees", _("Committees")),
    MenuEntry("funding", _("Funding")),
    MenuEntry("search", _("Search the whole site")),
    MenuEntry("list", _("My list")),
)


def section_of(path: str) -> str:
    """Return the part of the site that `path` lies in; "" for the home page."""
    parts = path.strip("/").split("/")
    return parts[1] if len(parts) > 1 else ""
