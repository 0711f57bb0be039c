"""`manage.py search_check`: compares the index on the search server with the one in the database, and mends it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search import index

__all__ = ["Command"]


class Command(BaseCommand):
    help = "Compares every entry of the search server's index with the database's, and mends what differs."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--only-tell", action="store_true", help="change nothing; exit code 1 where something differs")

    def handle(self, *args: Any, **options: Any) -> None:
        if (state := index.state()) != index.READY:
            raise CommandError(f"The index in the database is {state}. Run: manage.py rebuild_index")
        if not settings.SEARCH_URL:
            self.stdout.write("The database answers searches; SEARCH_URL names no search server.")
            return
        from search import cluster
        from search.engines.base import ClusterError

        cluster.unfollow()
        try:
            self._compare(cluster, options["only_tell"])
        except ClusterError as error:
            raise CommandError(f"Elasticsearch at {cluster.server().name}: {error}.") from None

    def _compare(self, cluster: Any, only_tell: bool) -> None:
        if not only_tell and not cluster.bring_up_to_date():
            self.stdout.write(f"No index of this site at {cluster.server().name}: building it.")
            self.stdout.write(f"Index: {cluster.rebuild()} entries.")
        found = cluster.compare()
        self.stdout.write(
            f"Entries: {found.entries}. On the server missing: {len(found.missing)}, different: {len(found.different)}, "
            f"too many: {len(found.surplus)}."
        )
        if found and only_tell:
            raise CommandError("The server's index differs. Without --only-tell it is mended.")
        if found:
            cluster.mend(found)
            if left := cluster.compare():
                raise CommandError(f"Not mended: {left}. Run: manage.py rebuild_index")
            self.stdout.write("Mended.")
