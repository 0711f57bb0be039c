"""`manage.py build_lexicon`: writes the dictionaries into the file from which every process reads them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search.analysis import lexicon

__all__ = ["Command"]


class Command(BaseCommand):
    help = "Writes the dictionaries of word forms into DATA_DIR, where they are not there already. Takes some ten seconds."

    def handle(self, *args: Any, **options: Any) -> None:
        if lexicon.ensure(self.stdout.write):
            self.stdout.write("Dictionaries: written.")
        else:
            self.stdout.write("Dictionaries: there already.")
