"""Reads the address of the finder into bounded parameters, and writes them back as an address.

Nothing here raises: what is too long is cut, what is not ours is ignored, what cannot be read counts as not said. A value
that no record has is kept, since a filter is never dropped without a word: it gives no result and a chip that removes it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest

from search.facets import FINDER_FACETS, Facet

__all__ = ["Params", "read", "read_query_string", "read_request"]

#: Characters of an address that are read, of the words in it, and of one value: more than any person types.
MAX_QUERY_STRING = 16_000
MAX_Q = 200
MAX_VALUE = 60
#: Values of one facet; the largest tree of areas that one can tick by hand is smaller.
MAX_VALUES = 40
#: Digits of a page number that are read: enough to be past any end.
MAX_PAGE_DIGITS = 30
#: Kilometres; the region is 300 km across.
MAX_WITHIN = 500.0
#: Decimals of a degree that may stand in an address: about 100 m, so that no address tells where somebody lives.
NEAR_DECIMALS = 3

SORTS = ("relevance", "name", "nearest")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,15})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,15})?)", re.ASCII)


@dataclass(frozen=True)
class Params:
    """What a reader asked for. `exact`: the words are meant as they were typed.

    `point` is `near` as degrees, where it was given as such; else `near` is an area's code.
    """

    q: str = ""
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: str = ""
    point: tuple[float, float] | None = None
    within: float | None = None
    sort: str = ""
    page: int = 1
    exact: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values as they stand in the canonical address, the page left out where it is the first."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [("exact", "1")] if self.exact else []
        pairs += [(name, value) for name, values in self.selected.items() for value in values]
        pairs += [("near", self.near)] if self.near else []
        pairs += [("within", f"{self.within:g}")] if self.within is not None else []
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return pairs

    @property
    def is_filtered(self) -> bool:
        return bool(self.selected) or self.within is not None

    @property
    def query_string(self) -> str:
        return urlencode(self.pairs)

    def path(self, base: str) -> str:
        """Return the address of this search under `base`."""
        return f"{base}?{self.query_string}" if self.pairs else base

    def on_page(self, page: int) -> Params:
        return replace(self, page=page)

    def without(self, name: str, value: str = "") -> Params:
        """Return the same search without one value of a facet, or without `q`, `near` or `within`; from page one."""
        if name == "q":
            return replace(self, q="", exact=False, page=1)
        if name == "near":
            return replace(self, near="", point=None, within=None, sort="" if self.sort == "nearest" else self.sort, page=1)
        if name == "within":
            return replace(self, within=None, page=1)
        left = tuple(each for each in self.selected.get(name, ()) if each != value)
        return self._select(name, left)

    def only(self, name: str, *values: str) -> Params:
        """Return the same search with exactly these values of a facet; from page one."""
        return self._select(name, values)

    def sorted_by(self, sort: str) -> Params:
        return replace(self, sort=sort, page=1)

    def exactly(self) -> Params:
        """Return the same search for the words as they were typed."""
        return replace(self, exact=True, page=1)

    def as_meant(self) -> Params:
        """Return the same search for what the words may have been meant to be."""
        return replace(self, exact=False, page=1)

    def unfiltered(self) -> Params:
        return Params(q=self.q, exact=self.exact, sort=self.sort if self.sort != "nearest" else "")

    def _select(self, name: str, values: tuple[str, ...]) -> Params:
        selected = {key: kept for key, kept in self.selected.items() if key != name}
        if values:
            selected[name] = values
        return replace(self, selected=selected, page=1)


def clean(text: str, limit: int) -> str:
    """Cut `text`, take out control characters and join what is left with single blanks."""
    text = CONTROL.sub(" ", text[: limit * 4])
    text = "".join(c for c in text if not 0xD800 <= ord(c) <= 0xDFFF)
    return " ".join(text.split())[:limit].strip()


def read_page(raw: str) -> int:
    """Return the page asked for; what is no number, or less than one, is the first."""
    raw = raw.strip()[:MAX_PAGE_DIGITS]
    return max(1, int(raw)) if raw.isascii() and raw.isdigit() else 1


def read_near(raw: str) -> tuple[str, tuple[float, float] | None]:
    """Return `near` as it may stand in an address, and the degrees where it was given as latitude and longitude."""
    match = POINT.fullmatch(raw)
    if match is None:
        return raw, None
    # Adding zero turns -0.0 into 0.0.
    latitude, longitude = (round(float(part), NEAR_DECIMALS) + 0.0 for part in match.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        return "", None
    return f"{latitude:.3f},{longitude:.3f}", (latitude, longitude)


def read_within(raw: str) -> float | None:
    """Return kilometres with one decimal; None for what is no distance."""
    try:
        value = float(raw)
    except ValueError:
        return None
    return round(min(value, MAX_WITHIN), 1) if math.isfinite(value) and value >= 0.1 else None


def read(pairs: Iterable[tuple[str, str]], facets: tuple[Facet, ...] = FINDER_FACETS) -> Params:
    """Read names and values in any order and number; `facets` are the ones that are known here."""
    known = {facet.name for facet in facets}
    single: dict[str, str] = {}
    many: dict[str, dict[str, None]] = {}
    for name, raw in pairs:
        if name in known:
            value = clean(raw, MAX_VALUE)
            if value and len(many.setdefault(name, {})) < MAX_VALUES:
                many[name][value] = None
        else:
            single[name] = raw
    near, point = read_near(clean(single.get("near", ""), MAX_VALUE))
    sort = single.get("sort", "")
    return Params(
        q=clean(single.get("q", ""), MAX_Q),
        selected={facet.name: tuple(many[facet.name]) for facet in facets if many.get(facet.name)},
        near=near,
        point=point,
        within=read_within(single.get("within", "")) if near else None,
        sort=sort if sort in SORTS else "",
        page=read_page(single.get("page", "")),
        exact=bool(single.get("q")) and single.get("exact", "") == "1",
    )


def read_query_string(raw: str, facets: tuple[Facet, ...] = FINDER_FACETS) -> Params:
    """Read a raw query string; broken UTF-8 turns into replacement characters."""
    return read(parse_qsl(raw[:MAX_QUERY_STRING], keep_blank_values=True, errors="replace"), facets)


def read_request(request: HttpRequest, facets: tuple[Facet, ...] = FINDER_FACETS) -> tuple[Params, str]:
    """Return the parameters and the raw `lang` of a request.

    The query string is read here and not through `request.GET`, which refuses addresses with too many parameters.
    """
    raw: Any = request.META.get("QUERY_STRING", "")
    # WSGI hands bytes over as Latin-1 (PEP 3333).
    raw = str(raw).encode("latin-1", "replace").decode("utf-8", "replace")[:MAX_QUERY_STRING]
    pairs = parse_qsl(raw, keep_blank_values=True, errors="replace")
    language = next((value for name, value in reversed(pairs) if name == "lang"), "")
    return read(pairs, facets), language[:8]
