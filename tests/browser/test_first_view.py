"""What a page costs a slow line: bytes and requests of the first view, and of the next."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from tests.browser.page_types import page_types
from tests.browser.visit import Visit

KIB = 1024
#: Compressed: HTML, style and scripts together. The finder shows more.
MOST, MOST_OF_THE_FINDER, MOST_SCRIPTS, MOST_AGAIN = 16 * KIB, 20 * KIB, 6 * KIB, 5 * KIB
MOST_REQUESTS = 4
#: Milliseconds after which nothing more comes, such as the mark in the tab.
LATE = 100
SCRIPTS = "[...document.scripts].map(each => each.textContent).join('')"
LARGER = {"finder", "finder-filtered", "nothing-found"}


def view(visited: Visit, path: str) -> list[int]:
    """Open a path; return the bytes of each answer that came over the line, headers too: what the browser kept is none."""
    line = visited.context.new_cdp_session(visited.page)
    line.send("Network.enable")
    came: list[int] = []
    line.on("Network.loadingFinished", lambda event: came.append(int(event["encodedDataLength"])))
    visited.go(path)
    visited.page.wait_for_timeout(LATE)
    line.detach()
    return [size for size in came if size > 0]


def test_the_first_view_of_each_type_of_page_is_small(site: str, visit: Callable[..., Visit], language: str) -> None:
    heavy = {}
    for name, path in page_types(site, language).items():
        phone = visit(language=language)
        came = view(phone, path)
        scripts = len(gzip.compress(phone.page.evaluate(SCRIPTS).encode()))
        figures = (sum(came), len(came), scripts)
        if (
            figures[0] > (MOST_OF_THE_FINDER if name in LARGER else MOST)
            or figures[1] > MOST_REQUESTS
            or scripts > MOST_SCRIPTS
        ):
            heavy[name] = figures
    assert heavy == {}


def test_a_page_that_was_seen_comes_again_with_next_to_nothing(site: str, visit: Callable[..., Visit], language: str) -> None:
    for path in (f"/{language}/", f"/{language}/services/", page_types(site, language)["service"]):
        phone = visit(language=language)
        first, _the_mark_may_come_late, again = view(phone, path), view(phone, path), view(phone, path)
        assert sum(first) > MOST_AGAIN, "nothing was weighed"
        assert len(again) == 1
        assert sum(again) <= MOST_AGAIN
