"""The groups of the search log as a report shows them: how people write a query, how often, where it leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from common.text import language_of_script
from editorial.models.search_log import LoggedSearchQuerySet
from search.models import Synonym

__all__ = ["Group", "groups"]

#: Other ways to write a query that are shown beside the commonest.
SHOWN_WAYS = 4


@dataclass(frozen=True)
class Group:
    """All searches for one thing. `ways`: how it was written and on pages of which language.

    Those in the script of their language come first, then the commonest.
    """

    key: str
    searches: int
    nothing: int
    last: dt.datetime
    ways: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        return self.ways[0][0] if self.ways else ""

    @property
    def words_language(self) -> str:
        return self._written_in(*self.ways[0]) if self.ways else ""

    @property
    def others(self) -> list[tuple[str, str]]:
        """Other ways to write it, each with its language."""
        found = dict.fromkeys((query, self._written_in(query, language)) for query, language in self.ways)
        return [pair for pair in found if pair[0] != self.words][:SHOWN_WAYS]

    @property
    def other_words(self) -> str:
        return ", ".join(words for words, _language in self.others)

    @property
    def languages(self) -> str:
        """The languages of the pages on which it was looked for, in their own names."""
        on_pages = {language for _query, language in self.ways}
        return ", ".join(name for code, name in settings.LANGUAGE_NAMES.items() if code in on_pages)

    @staticmethod
    def _written_in(query: str, language: str) -> str:
        return language_of_script(query) or language

    @property
    def synonym_url(self) -> str:
        """The form of a new synonym with these words in it."""
        address = reverse(Synonym.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]
        return f"{address}?{urlencode({'words': self.words, 'language': self.words_language})}"


def groups(rows: Iterable[Mapping[str, Any]], searches: LoggedSearchQuerySet | QuerySet) -> list[Group]:
    """Return the groups of a page of a report; `searches` are those that the report is about. One query for all."""
    rows = list(rows)
    ways: dict[str, list[tuple[str, str]]] = {}
    for each in searches.wordings(row["key"] for row in rows):  # type: ignore[union-attr]
        ways.setdefault(each["key"], []).append((each["query"], each["language"]))
    for found in ways.values():
        found.sort(key=lambda way: not (language_of_script(way[0]) or way[1] == "tr"))
    return [Group(row["key"], row["searches"], row["nothing"], row["last"], tuple(ways.get(row["key"], ()))) for row in rows]
