"""`manage.py rebuild_index`: builds the index of the finder anew, on the search server too where there is one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from search import index

__all__ = ["Command"]


class Command(BaseCommand):
    help = "Builds the index of the finder anew. Readers and editors go on meanwhile. Doing it twice changes nothing."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--if-needed", action="store_true", help="only where it is missing or of another analyser")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SEARCH_URL:
            from search import cluster

            cluster.unfollow()
        if options["if_needed"] and index.state() == index.READY:
            self.stdout.write("The index is ready.")
        else:
            total = index.rebuild(lambda kind, count: self.stdout.write(f"  {kind}: {count}"))
            self.stdout.write(f"Index: {total} entries.")
        if settings.SEARCH_URL:
            self._on_the_server(options["if_needed"])

    def _on_the_server(self, if_needed: bool) -> None:
        from search import cluster
        from search.engines.base import ClusterError

        name = cluster.server().name
        try:
            if if_needed and cluster.bring_up_to_date():
                self.stdout.write(f"The index at {name} is up to date.")
                return
            total = cluster.rebuild(lambda sent: self.stdout.write(f"  sent to {name}: {sent}"))
        except ClusterError as error:
            self.stdout.write(f"Elasticsearch at {name}: {error}. The database answers searches until it is back.")
        else:
            self.stdout.write(f"Index at {name}: {total} entries.")
