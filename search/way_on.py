"""What helps where nothing was found: needs that come near the words, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass, field

from common.in_language import InLanguage
from search.labels import Labels
from search.params import Params
from search.suggest import Suggestion
from search.suggest_needs import nearest_needs
from services_catalogue.models import Organisation
from services_catalogue.page_parts import Contact, contacts_of

__all__ = ["WayOn", "way_on"]

#: Municipalities whose contacts are shown, and contacts of each.
MAX_MUNICIPALITIES = 2
MAX_CONTACTS = 2


@dataclass(frozen=True)
class WayOn:
    """`needs` come near the words; where `are_near` is false they are those at the top of the tree."""

    needs: list[Suggestion]
    are_near: bool
    municipalities: list[tuple[InLanguage, list[Contact]]] = field(default_factory=list)


def way_on(params: Params, labels: Labels, language: str) -> WayOn:
    """Return the ways on from a search that found nothing. Two more queries, and only where a place was chosen."""
    needs, are_near = nearest_needs(params.q, language)
    return WayOn(needs, are_near, _municipalities(params, labels, language))


def _municipalities(params: Params, labels: Labels, language: str) -> list[tuple[InLanguage, list[Contact]]]:
    """Return the municipalities of the chosen places with their contacts: those of the smallest area that has any."""
    chosen = [*params.selected.get("area", ()), *([params.near] if params.near and not params.point else [])]
    chains = [_with_what_is_around(code, labels) for code in chosen]
    if not chains:
        return []
    codes = {code for chain in chains for code in chain}
    found = Organisation.objects.published().municipalities().filter(area__code__in=codes)
    by_area: dict[str, list[Organisation]] = {}
    for municipality in found.select_related("area").prefetch_related("contacts").order_by("pk"):
        by_area.setdefault(municipality.area.code, []).append(municipality)
    nearest = [next((by_area[code] for code in chain if code in by_area), []) for chain in chains]
    texts = [one.in_language(language) for one in dict.fromkeys(one for some in nearest for one in some)]
    return [(text, contacts_of(text)[:MAX_CONTACTS]) for text in texts[:MAX_MUNICIPALITIES]]


def _with_what_is_around(code: str, labels: Labels) -> list[str]:
    """Return an area and those around it, the smallest first."""
    chain: list[str] = []
    above: str | None = code
    while above is not None and above not in chain:
        chain.append(above)
        above = labels.parent("area", above)
    return chain
