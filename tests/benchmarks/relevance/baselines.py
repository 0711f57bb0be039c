"""Two plain searches over the very texts that the site indexes: what their analysis of words does is the difference.

Both are SQLite's FTS5 with its own tokeniser and bm25, weighted by field as a sensible person would. Both get more than
such searches usually have: labels and synonyms in three languages, and where no entry has all words, those with any.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import snowballstemmer

from tests.benchmarks.relevance.queries import LANGUAGES

__all__ = ["Baseline", "raw", "snowball"]

Texts = Mapping[tuple[str, str], str]

#: Weights of the fields in bm25: a title says what a thing is, a text only mentions it.
WEIGHTS = {"name": 10.0, "other": 6.0, "terms": 4.0, "text": 1.0}
COLUMNS = tuple(f"{field}_{language}" for language in LANGUAGES for field in WEIGHTS)
#: With the marks that stand on letters, which the tokeniser takes off.
WORD = re.compile(r"[\w\u0300-\u036f]+")

STEMMERS = {"el": snowballstemmer.stemmer("greek"), "tr": snowballstemmer.stemmer("turkish")}


def as_written(word: str, _language: str) -> str:
    return word


@lru_cache(maxsize=None)
def stem(word: str, language: str) -> str:
    """Return the Snowball stem. Snowball has no Bulgarian: there a word is only lower-cased."""
    if language == "tr":
        word = word.replace("İ", "i").replace("I", "ı")
    word = word.lower()
    return STEMMERS[language].stemWord(word) if language in STEMMERS else word


class Baseline:
    """An index in memory. `change` turns a word of a language into what is indexed and looked up."""

    def __init__(self, change: Callable[[str, str], str]) -> None:
        self._change = change
        self._references: list[str] = []
        self._index = sqlite3.connect(":memory:")
        self._index.execute(f"CREATE VIRTUAL TABLE words USING fts5({', '.join(COLUMNS)}, tokenize='unicode61')")
        weights = ", ".join(str(WEIGHTS[column.rpartition("_")[0]]) for column in COLUMNS)
        self._select = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {weights}), rowid"

    def fill(self, documents: Iterable[tuple[str, Texts]]) -> None:
        """Index references with their texts by field and language."""
        insert = f"INSERT INTO words(rowid, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
        for reference, texts in documents:
            self._references.append(reference)
            columns = [
                " ".join(self._change(word, language) for word in WORD.findall(texts.get((field, language), "")))
                for language in LANGUAGES
                for field in WEIGHTS
            ]
            self._index.execute(insert, (len(self._references), *columns))

    def search(self, q: str) -> list[str]:
        """Return the references of what is found, best first: with all words, or else with any."""
        words = [self._expression(word) for word in WORD.findall(q)]
        return (self._ask(" AND ".join(words)) or self._ask(" OR ".join(words))) if words else []

    def _expression(self, word: str) -> str:
        """A word is looked up in the columns of each language, in the form that it has there."""
        forms = [
            f'{{{" ".join(f"{field}_{language}" for field in WEIGHTS)}}} : "{self._change(word, language)}"'
            for language in LANGUAGES
        ]
        return f"({' OR '.join(forms)})"

    def _ask(self, expression: str) -> list[str]:
        return [self._references[pk - 1] for (pk,) in self._index.execute(self._select, (expression,))]


def raw() -> Baseline:
    """Return FTS5 on the words as they were written: what Wagtail's own search does on SQLite."""
    return Baseline(as_written)


def snowball() -> Baseline:
    """Return FTS5 on Snowball's stems."""
    return Baseline(stem)
