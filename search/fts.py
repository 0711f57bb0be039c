"""The table of words: SQLite's FTS5 over the analyser's tokens, one column a field and language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from common.languages import LANGUAGES
from search.analysis import Alternatives, AnalysedQuery, Word

__all__ = ["COLUMNS", "FIELDS", "TABLE", "clear", "delete", "insert", "match", "present", "rows", "tokens", "weights"]

TABLE = "search_words"
#: A migration made it. Name of the record; its other names; labels and synonyms of what it carries; all else that it says.
FIELDS = ("name", "other", "terms", "text")
COLUMNS = tuple(f"{field}_{language}" for language in LANGUAGES for field in FIELDS)

#: Questions that are asked in one statement; SQLite takes 500.
MAX_PARTS = 100
#: What no entry has: tokens are in lower case.
NOWHERE = '"NOWHERE"'


def insert(rows: Iterable[tuple[int, Mapping[str, str]]]) -> None:
    """Write the tokens of entries, by column, in place of what stood there."""
    rows = list(rows)
    delete(pk for pk, _tokens in rows)
    places = ", ".join(["%s"] * (len(COLUMNS) + 1))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE}(rowid, {', '.join(COLUMNS)}) VALUES ({places})",  # noqa: S608  (names are constants)
            [(pk, *(tokens.get(column, "") for column in COLUMNS)) for pk, tokens in rows],
        )


def delete(pks: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(pk,) for pk in pks])  # noqa: S608


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608


def weights(values: Mapping[str, float]) -> str:
    """Return the arguments of `bm25` that give each field its weight, in the order of the columns."""
    return ", ".join(f"{values.get(field, 0.0):.1f}" for _language in LANGUAGES for field in FIELDS)


def quoted(tokens: Iterable[str]) -> list[str]:
    return [f'"{token}"' for token in tokens]


def _every(tokens: Iterable[str]) -> str:
    return f"({' AND '.join(quoted(tokens))})"


def _either(alternatives: Alternatives, whole_only: bool = False) -> str:
    parts = [*quoted(alternatives.whole), *map(_every, alternatives.together)]
    if not whole_only:
        parts += [f'"{token}"*' for token in alternatives.prefixes]
        parts += map(_every, alternatives.related)
    return " OR ".join(parts)


def present(alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]:
    """Tell of each of `alternatives` whether any entry of these kinds has it. It stops at the first that has."""
    places = ", ".join(["%s"] * len(kinds))
    part = (
        f"SELECT EXISTS (SELECT 1 FROM {TABLE} JOIN search_entry ON search_entry.id = {TABLE}.rowid "  # noqa: S608
        f"WHERE {TABLE} MATCH %s AND NOT deleted AND kind IN ({places}))"
    )
    found: list[bool] = []
    with connection.cursor() as cursor:
        for start in range(0, len(alternatives), MAX_PARTS):
            some = alternatives[start : start + MAX_PARTS]
            values = [value for each in some for value in (_either(each) or NOWHERE, *kinds)]
            cursor.execute(" UNION ALL ".join([part] * len(some)), values)
            found += [bool(hit) for (hit,) in cursor.fetchall()]
    return found


def match(word: Word, whole_only: bool = False) -> str:
    """Return the FTS5 expression of a word. Tokens hold letters and digits only, so there is nothing to escape."""
    by_language = {language: _either(found, whole_only) for language, found in word.alternatives.items()}
    if len(set(by_language.values())) == 1:
        return next(iter(by_language.values()))
    return " OR ".join(
        f"({{{' '.join(f'{field}_{language}' for field in FIELDS)}}} : ({expression}))"
        for language, expression in by_language.items()
        if expression
    )


def rows(query: AnalysedQuery, points: Mapping[str, float], related: float) -> Iterator[tuple[Any, ...]]:
    """Yield what has each word: the word's number, the share that counts of it, the row, its fine rank, and each field's hit.

    Of what counts for less than what was typed, the share is `related`. One statement for all words.
    """
    ranks = [f"bm25({TABLE}, {weights(points)})", *(f"bm25({TABLE}, {weights({name: 1.0})})" for name in points)]
    select = f"rowid, {', '.join(ranks)} FROM {TABLE} WHERE {TABLE} MATCH %s"
    parts, values = [], []
    for index, word in enumerate(query.words):
        typed, all_of_it = match(word, whole_only=True), match(word)
        share = related if typed and typed != all_of_it else 1.0
        parts.append(f"SELECT {index}, {share}, {select}")
        values.append(all_of_it)
        if share != 1.0:
            parts.append(f"SELECT {index}, {1.0 - share}, {select}")
            values.append(typed)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        for index, share, pk, fine, *fields in cursor.fetchall():
            # bm25 is below zero where a word stands in a field of some weight.
            yield (index, share, pk, -fine, *(rank < 0 for rank in fields))


def tokens(pks: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return the tokens of entries, by column."""
    places = ", ".join(["%s"] * len(pks))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, {', '.join(COLUMNS)} FROM {TABLE} WHERE rowid IN ({places})", list(pks))  # noqa: S608
        return {pk: {name: text for name, text in zip(COLUMNS, texts, strict=True) if text} for pk, *texts in cursor.fetchall()}
