"""The number of a page as it stands in an address: whatever is typed there is read as something."""

from __future__ import annotations

__all__ = ["PAGE_SIZE", "page_number"]

PAGE_SIZE = 20
#: No list of ours is longer; a longer number would only cost time.
MAX_DIGITS = 9


def page_number(raw: str | None) -> int:
    """Return the page that `raw` names: the first where it is no number above 0, a page past every end where it is huge."""
    if not raw or not (raw.isascii() and raw.isdigit()):
        return 1
    return max(1, int(raw)) if len(raw) <= MAX_DIGITS else 10**MAX_DIGITS
