"""What `load_seeds` and `make_demo` share."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from seeding.loader import Loader
from seeding.pages import load_pages
from seeding.reading import SeedError

__all__ = ["LoadCommand"]


class LoadCommand(BaseCommand):
    """Loads one source and says what it did."""

    source: str

    def handle(self, *args: Any, **options: Any) -> None:
        loader = Loader(self.source, self.stdout.write)
        try:
            loader.load()
            load_pages(loader)
        except SeedError as error:
            raise CommandError(str(error)) from error
        counts = ", ".join(f"{count} {what}" for what, count in sorted(loader.counts.items()))
        self.stdout.write(f"{self.source}: {counts or 'nothing to load'}")
