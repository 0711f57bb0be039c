"""The areas of the site as the check asks for them: where somebody lives, down to the smallest area that is known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from common.in_language import InLanguage
from services_catalogue.check.facts import ELSEWHERE
from services_catalogue.check.values import Among
from services_catalogue.models import Area

__all__ = ["PlaceChoice", "PlaceGroup", "Places"]

#: Kinds that people name when they are asked where they live; the others stand above them as headings.
NAMED_KINDS = {Area.Kind.MUNICIPALITY, Area.Kind.SETTLEMENT}


@dataclass(frozen=True)
class PlaceChoice:
    """An area to choose. `is_rest` where it means the area without those inside it, which are choices of their own."""

    code: str
    area: InLanguage
    is_rest: bool


@dataclass(frozen=True)
class PlaceGroup:
    """The choices of a region or a country, those of its smaller regions apart; `area` is None for those of none."""

    area: InLanguage | None
    choices: list[PlaceChoice]


class Places:
    """The tree of areas, read once; `areas` must be in the order of the taxonomy."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self.by_pk = {area.pk: area for area in areas}
        self.by_code = {area.code: area for area in self.by_pk.values()}
        self.children: dict[int | None, list[Area]] = {}
        for area in self.by_pk.values():
            self.children.setdefault(area.parent_id if area.parent_id in self.by_pk else None, []).append(area)
        self._inside: dict[int, frozenset[str]] = {}

    @property
    def everywhere(self) -> Among:
        """All that somebody may answer: each area, or none of them."""
        return Among(frozenset({*self.by_code, ELSEWHERE}))

    def inside(self, pk: int) -> frozenset[str]:
        """Return the codes of an area and of all areas in it."""
        if pk not in self._inside:
            self._inside[pk] = frozenset({self.by_pk[pk].code})  # a circle ends here
            below = [self.inside(child.pk) for child in self.children.get(pk, [])]
            self._inside[pk] = self._inside[pk].union(*below)
        return self._inside[pk]

    def within(self, code: str) -> Among:
        """Return what somebody may still answer who lives in the area `code`; all for an unknown one."""
        return Among(self.inside(self.by_code[code].pk)) if code in self.by_code else self.everywhere

    def around(self, code: str) -> frozenset[str]:
        """Return the codes of an area, of all in it and of all that it lies in: what serves one of them serves it."""
        found = set(self.within(code).values)
        above = self._above(self.by_code[code])
        while above is not None and above.code not in found:
            found.add(above.code)
            above = self._above(above)
        return frozenset(found)

    def groups(self, language: str, among: Among | None = None) -> list[PlaceGroup]:
        """Return the choices under their regions: municipalities and what is in them, each meaning all that is in it.

        `among` asks for an exact answer: only the areas that it names, one with others inside meaning the rest of it, and
        the rest of each region as well.
        """
        named: dict[int | None, list[PlaceChoice]] = {}
        rest: dict[int | None, PlaceChoice] = {}
        for area in self._walk(None):
            if among is not None and area.code not in among.values:
                continue
            choice = PlaceChoice(area.code, area.in_language(language), among is not None and area.pk in self.children)
            if area.kind in NAMED_KINDS:
                named.setdefault(self._heading(area), []).append(choice)
            elif among is not None:
                rest[area.pk] = choice
        order = [area.pk for area in self._walk(None) if area.pk in named or area.pk in rest]
        return [
            PlaceGroup(
                self.by_pk[pk].in_language(language) if pk else None,
                [*named.get(pk, []), *([rest[pk]] if pk in rest else [])],
            )
            for pk in [*order, *([None] if None in named else [])]
        ]

    def _heading(self, area: Area) -> int | None:
        """Return the id of the nearest region or country above an area."""
        above = self._above(area)
        while above is not None and above.kind in NAMED_KINDS:
            above = self._above(above)
        return above.pk if above is not None else None

    def _above(self, area: Area) -> Area | None:
        return self.by_pk.get(area.parent_id) if area.parent_id else None

    def _walk(self, pk: int | None) -> Iterator[Area]:
        """Give the areas below one, each before those inside it."""
        for area in self.children.get(pk, []):
            yield area
            yield from self._walk(area.pk)
