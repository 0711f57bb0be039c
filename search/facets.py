"""The facets of the finder: their names, how their values combine, and which of them are trees."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FACETS", "FINDER_FACETS", "KIND", "OPEN", "SEARCH_FACETS", "Facet"]


@dataclass(frozen=True)
class Facet:
    """One facet. Its name is the parameter in addresses and the key in the API.

    `all_of`: the values are asked for together (accessibility needs), so a count says what adding the value gives.
    `is_tree`: a value is found with all that lies under it. `single`: it has one value, which is on or off.
    """

    name: str
    all_of: bool = False
    is_tree: bool = False
    single: bool = False


#: What can be open: its values are not stored but worked out from the schedules at the moment of asking.
OPEN = Facet("open", single=True)
#: Which kind of record or page; of the search over everything only.
KIND = Facet("kind")

#: In the order in which the finder shows them.
FINDER_FACETS: tuple[Facet, ...] = (
    Facet("area", is_tree=True),
    OPEN,
    Facet("category", is_tree=True),
    Facet("audience"),
    Facet("cost"),
    Facet("language"),
    Facet("channel"),
    Facet("access", all_of=True),
    Facet("status"),
    Facet("provider"),
)
SEARCH_FACETS: tuple[Facet, ...] = (KIND, *FINDER_FACETS)
FACETS: dict[str, Facet] = {facet.name: facet for facet in SEARCH_FACETS}
