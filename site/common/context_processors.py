"""What every template may read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

__all__ = ["site"]


def site(request: HttpRequest) -> dict[str, Any]:
    """The variables of the frame around every page."""
    return {}
