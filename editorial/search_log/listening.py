"""Decides within the reader's request, from memory alone, whether a search counts, and what of it is remembered."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest

from editorial.search_log.recorder import Search, recorder
from search.facets import SEARCH_FACETS
from search.labels import FIXED, Labels
from search.params import Params, read_query_string
from search.results import Results
from search.searched import searched

__all__ = ["connect", "counts", "note"]

#: Programs that say what they are. What they are is not kept.
ROBOT = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|monitor|preview|uptime|pingdom|lighthouse|archiver|scanner", re.IGNORECASE
)
#: The pages on which one searches, as the second part of their path.
FINDERS = {"services", "search"}
MAX_REFERER = 8_000


def connect() -> None:
    searched.connect(note, dispatch_uid="editorial-search-log")


def note(request: HttpRequest, found: Results, is_finder: bool, is_api: bool, **_signal: Any) -> None:
    """Remember a search that counts."""
    if not counts(request, found.params):
        return
    filters, areas = _filters(found.params, found.labels)
    recorder.add(
        Search(
            typed=found.params.q,
            used=found.query.used or found.params.q,
            language=found.language,
            filters=filters,
            areas=areas,
            count=found.total,
            engine=found.engine,
            is_finder=is_finder,
            is_api=is_api,
        )
    )


def counts(request: HttpRequest, params: Params) -> bool:
    """Tell whether a person, or their program, asked something new.

    Turning a page, another filter or order, another language and the way back to the words as typed are the same search.
    """
    if request.method != "GET" or params.page > 1 or not (params.q or params.selected or params.near):
        return False
    headers = request.headers
    purpose = headers.get("Sec-Purpose", "") + headers.get("Purpose", "") + headers.get("X-Moz", "")
    if "pre" in purpose or ROBOT.search(headers.get("User-Agent", "")):  # prefetch, prerender, preview
        return False
    return not _goes_on(request, params)


def _goes_on(request: HttpRequest, params: Params) -> bool:
    """Tell whether it was asked from a page that answers the same words, by what the browser says of where it comes from."""
    try:
        before = urlsplit(request.headers.get("Referer", "")[:MAX_REFERER])
    except ValueError:
        return False
    path = before.path.split("/")
    if before.netloc != request.get_host() or len(path) < 3 or path[2] not in FINDERS:
        return False
    asked = read_query_string(before.query, SEARCH_FACETS)
    if params.q:
        return asked.q.casefold() == params.q.casefold()
    return bool(asked.pairs)


def _filters(params: Params, labels: Labels) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Return the filters that exist, and the areas among them with those around them.

    A value that nobody knows was typed by hand, and could be anything; a position stays with the reader.
    """
    chosen = {name: [value for value in values if _is_known(name, value, labels)] for name, values in params.selected.items()}
    if params.near and not params.point and labels.find("area", params.near):
        chosen["near"] = [params.near]
    areas: dict[str, None] = {}
    for code in chosen.get("area", []) + chosen.get("near", []):
        while code and code not in areas:
            areas[code] = None
            code = labels.parent("area", code) or ""  # noqa: PLW2901  (up the tree)
    return {name: values for name, values in chosen.items() if values}, tuple(areas)


def _is_known(name: str, value: str, labels: Labels) -> bool:
    return value in FIXED.get(name, {}) or labels.find(name, value) is not None
