"""`manage.py thin_search_log`: what each process does by itself once a day, for those who do not want to wait."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from editorial.search_log.thinning import KEPT_MONTHS, thin


class Command(BaseCommand):
    help = f"Make one row a month of each query that is older than {KEPT_MONTHS} months, and forget the rare ones."

    def handle(self, *args: Any, **options: Any) -> None:
        gone, made = thin()
        self.stdout.write(f"{gone} rows thinned to {made}")
