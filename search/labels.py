"""The words for the values of facets, in the reader's language, and the trees in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.languages import LANGUAGES
from common.models import Term
from common.text import sort_key
from search.held import Held
from search.models import Generation
from services_catalogue.models import SPOKEN_LANGUAGES, Accessibility, Area, Audience, Category, Channel, Organisation, Service

__all__ = ["KIND_LABELS", "TITLES", "Label", "Labels", "current", "word"]

TITLES: dict[str, str | Promise] = {
    "area": _("Where"),
    "open": _("When"),
    "category": _("What for"),
    "audience": _("For whom"),
    "cost": _("Cost"),
    "language": _("Language at the office"),
    "channel": _("How to apply"),
    "access": _("Accessibility of the place"),
    "status": _("Status"),
    "provider": _("Provided by"),
    "kind": _("Kind"),
}
KIND_LABELS: dict[str, str | Promise] = {
    "service": _("Services"),
    "organisation": _("Organisations"),
    "place": _("Places"),
    "strategy": _("Strategies"),
    "committee": _("Committees"),
    "funding": _("Funding"),
    "news": _("News"),
    "page": _("Information"),
}
#: What one result is.
KIND_OF: dict[str, str | Promise] = {
    "service": _("Service"),
    "organisation": _("Organisation"),
    "place": _("Place"),
    "strategy": _("Strategy or plan"),
    "committee": _("Committee"),
    "funding": _("Funding programme"),
    "news": _("Piece of news"),
    "page": _("Information page"),
}
#: Values whose words stand in the code, in the order in which they are shown.
FIXED: dict[str, Mapping[str, str | Promise]] = {
    "kind": KIND_LABELS,
    "kind-of": KIND_OF,
    "open": {"now": _("Open now")},
    "cost": dict(Service.Cost.choices),
    "status": dict(Service.Status.choices),
    "language": dict(SPOKEN_LANGUAGES),
    "channel": dict(Channel.Kind.choices),
    "access": dict(Accessibility.choices),
}
TREES: dict[str, type[Term]] = {"area": Area, "category": Category, "audience": Audience}
MAX_DEPTH = 12


@dataclass(frozen=True)
class Label:
    """The word for a value, by the reader's language, each with the language that it is in."""

    names: Mapping[str, tuple[str, str]]
    #: Place in the order of its list; a child stands behind its parent.
    rank: int = 0
    parent: str | None = None
    point: tuple[float, float] | None = None


@dataclass
class Labels:
    """All words of one state of the index, kept in memory until it moves."""

    terms: dict[str, dict[str, Label]] = field(default_factory=dict)
    #: The places of providers by their names, by the reader's language: to compare names took longer than all else of a page.
    providers: dict[str, dict[str, int]] = field(default_factory=dict)

    def find(self, facet: str, value: str) -> Label | None:
        return self.terms.get(facet, {}).get(value)

    def text(self, facet: str, value: str, language: str) -> tuple[str, str]:
        """Return the word for a value and its language; a value that nobody knows stands for itself."""
        if label := self.find(facet, value):
            return label.names[language]
        return word(facet, value), language

    def parent(self, facet: str, value: str) -> str | None:
        label = self.find(facet, value)
        return label.parent if label else None

    def ordered(self, facet: str, values: Iterable[str], language: str) -> list[str]:
        """Return values in their stable order: as the editors or the code put them, providers by name; unknown ones last."""
        fixed = {value: index for index, value in enumerate(FIXED.get(facet, {}))}
        places = self.providers.get(language, {}) if facet == "provider" else {}

        def key(value: str) -> tuple[Any, ...]:
            label = self.find(facet, value)
            rank = places.get(value, label.rank if label else fixed.get(value))
            return (1, 0, value) if rank is None else (0, rank, value)

        return sorted(values, key=key)

    def point(self, area: str) -> tuple[float, float] | None:
        """Return the centre of an area, or of the smallest one around it whose centre is known."""
        for _level in range(MAX_DEPTH):
            label = self.find("area", area)
            if label is None or label.point:
                return label.point if label else None
            if label.parent is None:
                return None
            area = label.parent
        return None


def word(facet: str, value: str) -> str:
    """Return the word for a value that stands in the code, in the active language; an unknown one stands for itself."""
    return str(FIXED.get(facet, {}).get(value, value))


def _names(thing: Any) -> dict[str, tuple[str, str]]:
    found = {}
    for language in LANGUAGES:
        text = thing.in_language(language)
        found[language] = (str(text) or str(getattr(thing, "code", thing.pk)), text.language)
    return found


def _tree(model: type[Term]) -> dict[str, Label]:
    """Read the terms of one model in the order of their tree, each parent before its children."""
    terms = list(model._default_manager.all())
    codes = {term.pk: term.code for term in terms}
    children: dict[int | None, list[Any]] = {}
    for term in terms:
        children.setdefault(getattr(term, "parent_id", None), []).append(term)
    found: dict[str, Label] = {}
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        term = waiting.pop()
        latitude, longitude = getattr(term, "latitude", None), getattr(term, "longitude", None)
        found[term.code] = Label(
            names=_names(term),
            rank=len(found),
            parent=codes.get(getattr(term, "parent_id", None)),
            point=(latitude, longitude) if latitude is not None and longitude is not None else None,
        )
        waiting.extend(reversed(children.get(term.pk, [])))
    return found


def _by_name(terms: Mapping[str, Label], language: str) -> dict[str, int]:
    """Return the place of each value in the order of the names."""
    order = sorted(terms, key=lambda value: (sort_key(terms[value].names[language][0], language), value))
    return {value: place for place, value in enumerate(order)}


def _read() -> Labels:
    labels = Labels()
    for facet, model in TREES.items():
        labels.terms[facet] = _tree(model)
    providers = Organisation.objects.filter(live=True, retired=False, services__isnull=False).distinct()
    labels.terms["provider"] = {str(provider.pk): Label(names=_names(provider)) for provider in providers}
    labels.providers = {language: _by_name(labels.terms["provider"], language) for language in LANGUAGES}
    return labels


_held: Held[Labels] = Held(lambda _before, _state: _read())


def current(state: Generation) -> Labels:
    """Return the labels of the stored state. Four queries when the state moved, none when it did not."""
    return _held.get(state)
