"""The one style sheet of the public site: put together once a process and printed in each page under its own hash.

Inlined, it saves a slow line a round trip before the first paint; the hash in the policy keeps every other style out.
The module reads files only: the settings import it while they are being made.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from common.hashes import hash_source

__all__ = ["SOURCES", "csp_source", "minify", "stylesheet"]

FOLDER = Path(__file__).resolve().parent.parent / "static" / "css"

#: The order decides which rule wins: tokens, elements, layout, one file a component, and what overrules them all.
SOURCES = (
    "tokens.css",
    "base.css",
    "layout.css",
    "components/header.css",
    "components/button.css",
    "components/badge.css",
    "components/search.css",
    "components/suggest.css",
    "components/door.css",
    "components/breadcrumbs.css",
    "components/facet.css",
    "components/result.css",
    "components/answer.css",
    "components/contact.css",
    "components/form.css",
    "components/footer.css",
    "components/map.css",
    "components/media.css",
)


def minify(css: str) -> str:
    """Drop comments and needless blanks; those around `+`, `-` and `>` stay: calc() and selectors need them."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}").strip()


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """Return the whole sheet as it stands between `<style>` and `</style>`."""
    return minify("\n".join((FOLDER / name).read_text(encoding="utf-8") for name in SOURCES))


@lru_cache(maxsize=1)
def csp_source() -> str:
    """Return the sheet's source expression for `style-src`."""
    return hash_source(stylesheet())
