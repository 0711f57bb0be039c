"""The place near which somebody searches, and how far away a result may be: what the form of the filters offers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.text import sort_key
from search.labels import Labels
from search.params import Params

__all__ = ["Choice", "Near", "near"]

#: Kilometres that are offered: a walk, a bus, a drive, the next town.
DISTANCES = (5, 10, 20, 50)


@dataclass(frozen=True)
class Choice:
    """One choice of a list. `language` is that of its label."""

    value: str
    label: str
    language: str
    selected: bool = False


@dataclass(frozen=True)
class Near:
    """The two lists; what the address says is always in them, so that no filter is lost when the form is sent."""

    places: list[Choice]
    distances: list[Choice]

    @property
    def is_used(self) -> bool:
        return any(choice.selected for choice in self.places)


def near(params: Params, labels: Labels, language: str) -> Near:
    """Return the places whose centre is known, in the reader's alphabet, and the distances."""
    found = [
        Choice(code, *label.names[language], selected=code == params.near)
        for code, label in labels.terms.get("area", {}).items()
        if label.point or code == params.near
    ]
    places = sorted(found, key=lambda choice: (sort_key(choice.label, language), choice.value))
    if params.near and not any(choice.selected for choice in places):
        label = _("Where I am") if params.point else params.near
        places.insert(0, Choice(params.near, label, language, selected=True))
    offered = sorted({*map(float, DISTANCES), *([params.within] if params.within else [])})
    distances = [
        Choice(f"{value:g}", _("At most %(distance)s km away") % {"distance": f"{value:g}"}, language, value == params.within)
        for value in offered
    ]
    return Near(places, distances)
