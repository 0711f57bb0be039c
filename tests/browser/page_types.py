"""One address of each type of page, found as a program finds them: through the site's own API."""

from __future__ import annotations

import json
import urllib.request
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

__all__ = ["address_of", "page_types"]

#: Name of the page type: the reference of the record that shows most of it.
SHOWN = {
    "service": "demo-help-at-home",
    "service-of-a-seed": "smolyan-foster-care",
    "service-planned": "family-support-centre",
    "organisation": "demo-social-service",
    "organisation-of-a-seed": "komotini-social-policies",
    "place": "komotini-multifunctional-centre",
    "strategy": "demo-social-plan",
    "committee": "smolyan-public-council",
    "funding-programme": "op-eastern-macedonia-thrace-2014-2020",
    "news-page": "community-centres-2016",
}
FIXED = {
    "home": "", "finder": "services/", "finder-filtered": "services/?cost=free", "nothing-found": "services/?q=qqqq&cost=paid",
    "organisations": "organisations/", "places": "places/", "strategies": "strategies/", "committees": "committees/",
    "funding": "funding/", "municipalities": "municipalities/", "municipality": "municipalities/smolyan/", "news": "news/",
    "search": "search/?q=2016", "information": "about/", "accessibility": "accessibility/", "my-list": "list/",
    "suggest-a-service": "suggest-a-service/", "check": "check/",
}  # fmt: skip


@lru_cache(maxsize=None)
def results(site: str, language: str) -> dict[str, dict[str, Any]]:
    """Every result of the site in `language`, by its reference."""
    found: dict[str, dict[str, Any]] = {}
    page, pages = 1, 1
    while page <= pages:
        with urllib.request.urlopen(f"{site}/api/v1/search?lang={language}&page={page}", timeout=30) as answer:  # noqa: S310
            data = json.load(answer)
        found |= {result["reference"]: result for result in data["results"]}
        page, pages = page + 1, data["pages"]
    return found


def address_of(site: str, language: str, reference: str) -> str:
    """Return the path of a record's page."""
    return urlsplit(results(site, language)[reference]["url"]).path


def page_types(site: str, language: str) -> dict[str, str]:
    """Return the path of one page of each type."""
    paths = {name: f"/{language}/{path}" for name, path in FIXED.items()}
    paths |= {name: address_of(site, language, reference) for name, reference in SHOWN.items()}
    service = paths["service"]
    number = service.rstrip("/").rpartition("/")[2].partition("-")[0]
    below = {"report": "report/", "print-sheet": "print/?with=bg", "easy": "?easy=1"}
    return paths | {name: service + path for name, path in below.items()} | {"shared-list": f"/{language}/list/?s={number}"}
