"""The small scripts of the public site, printed at the end of the pages that use them, each under its own hash.

Inlined, they save a slow line a request, and nothing that a page shows waits for one. The module reads files only: the
settings import it while they are being made.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from common.hashes import hash_source

__all__ = ["NAMES", "csp_sources", "script"]

FOLDER = Path(__file__).resolve().parent.parent / "static" / "js"
#: The worker is a file of its own: a browser takes it from an address alone.
WORKER = "offline_worker"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.js") if path.stem != WORKER))


@lru_cache(maxsize=None)
def script(name: str) -> str:
    """Return a script as it stands between `<script>` and `</script>`: without comments and the blanks that begin a line."""
    text = (FOLDER / f"{name}.js").read_text(encoding="utf-8")
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()


def csp_sources() -> list[str]:
    """Return the source expressions of all scripts for `script-src` (CSP level 2, hash-source)."""
    return [hash_source(script(name)) for name in NAMES]
