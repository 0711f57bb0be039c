"""Where “leave this site” leads: the weather, which anybody may look at on a phone that others see."""

from __future__ import annotations

from common.languages import active_language

__all__ = ["WEATHER_PAGES", "leave_url"]

#: A well-known weather page in each language.
WEATHER_PAGES = {"el": "https://www.meteo.gr/", "bg": "https://www.sinoptik.bg/", "tr": "https://www.mgm.gov.tr/"}


def leave_url() -> str:
    """Return the weather page of the reader's language."""
    return WEATHER_PAGES.get(active_language(), WEATHER_PAGES["el"])
