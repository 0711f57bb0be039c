"""Loads news and information pages into the trees of the languages."""

from __future__ import annotations

from seeding.loader import Loader

__all__ = ["load_pages"]


def load_pages(loader: Loader) -> None:
    """Load the pages of the loader's source."""
