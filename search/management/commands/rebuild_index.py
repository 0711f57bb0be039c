"""`manage.py rebuild_index`: builds the index of the finder anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search import index

__all__ = ["Command"]


class Command(BaseCommand):
    help = "Builds the index of the finder anew. Readers see the old one until it is done. Doing it twice changes nothing."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--if-needed", action="store_true", help="only where it is missing or of another analyser")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_needed"] and index.state() == index.READY:
            self.stdout.write("The index is ready.")
            return
        total = index.rebuild(lambda kind, count: self.stdout.write(f"  {kind}: {count}"))
        self.stdout.write(f"Index: {total} entries.")
