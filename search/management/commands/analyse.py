"""`manage.py analyse <lang> <words…>`: shows what the finder makes of words."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from common.languages import LANGUAGES
from search.analysis import analyser
from search.analysis.letters import words_of

__all__ = ["Command"]


class Command(BaseCommand):
    help = "Prints a line for each word: the word, the tokens that the index holds of it, and those that it asks for."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("language", choices=LANGUAGES)
        parser.add_argument("words", nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        language = options["language"]
        for word in options["words"]:
            stored = [token for found in analyser.analyse(word, language) for token in found.tokens]
            asked = [token for part in words_of(word) for token in analyser.query_tokens(part, language).whole]
            self.stdout.write(f"{word}\t{' '.join(stored)}\t{' '.join(asked)}")
