"""The table of words: SQLite's FTS5 over the analyser's tokens, one column a field and language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection

from common.languages import LANGUAGES
from search.analysis import Alternatives, AnalysedQuery, Word
from search.points import Points

__all__ = [
    "COLUMNS",
    "FIELDS",
    "TABLE",
    "clear",
    "delete",
    "having",
    "insert",
    "match",
    "present",
    "tokens",
    "weights",
    "worths",
]

TABLE = "search_words"
#: A migration made it. Name of the record; its other names; labels and synonyms of what it carries; all else that it says.
FIELDS = ("name", "other", "terms", "text")
COLUMNS = tuple(f"{field}_{language}" for language in LANGUAGES for field in FIELDS)

#: Questions that are asked in one statement; SQLite takes 500.
MAX_PARTS = 100
#: Rows that are named in a question; of more than these, all are asked for.
MAX_ROWS = 5_000
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
        f"SELECT EXISTS (SELECT 1 FROM {TABLE} CROSS JOIN search_entry ON search_entry.id = {TABLE}.rowid "  # noqa: S608
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


def match(word: Word, whole_only: bool = False, fields: Sequence[str] = FIELDS) -> str:
    """Return the FTS5 expression of a word, or of any of its tokens in some fields; "" for one that nothing can have.

    Tokens hold letters and digits only, so there is nothing to escape.
    """
    ask = _either if fields is FIELDS else _any_token
    by_language = {language: ask(found, whole_only) for language, found in word.alternatives.items()}
    groups: dict[str, list[str]] = {}
    for language, expression in by_language.items():
        if expression:
            groups.setdefault(expression, []).append(language)
    if fields is FIELDS and len(groups) == 1 and len(by_language) == len(groups[next(iter(groups))]):
        return next(iter(groups))
    return " OR ".join(
        f"({{{' '.join(f'{field}_{language}' for language in languages for field in fields)}}} : ({expression}))"
        for expression, languages in groups.items()
    )


def _any_token(alternatives: Alternatives, whole_only: bool = False) -> str:
    tokens = [*alternatives.whole, *(token for each in alternatives.together for token in each)]
    if not whole_only:
        tokens += [token for each in alternatives.related for token in each]
    parts = quoted(dict.fromkeys(tokens))
    return " OR ".join(parts if whole_only else parts + [f'"{token}"*' for token in alternatives.prefixes])


def having(query: AnalysedQuery) -> list[list[int]]:
    """Return the rows that have each word."""
    found: list[list[int]] = []
    with connection.cursor() as cursor:
        for word in query.words:
            cursor.execute(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [match(word) or NOWHERE])  # noqa: S608
            found.append([pk for (pk,) in cursor.fetchall()])
    return found


def worths(query: AnalysedQuery, pks: Sequence[int], points: Points) -> Iterator[tuple[int, int, float]]:
    """Yield what each word is worth to these rows, in parts: the word's number, the row, the points. One statement.

    A field counts once, whatever stands in it how often; bm25 is asked for the rows that count alone, since it is slow.
    """
    some = json.dumps(list(pks)) if len(pks) <= MAX_ROWS else ""
    among = "AND +rowid IN (SELECT value FROM json_each(%s))" if some else ""
    select = f"FROM {TABLE} WHERE {TABLE} MATCH %s {among}"
    parts, values = [], []
    for index, share, word, whole_only in points.shares(query, match):
        fine = f"bm25({TABLE}, {weights(points.fields)})"  # below zero, the more the better
        parts.append(f"SELECT {index}, rowid, {-share * points.fine} * {fine} {select}")
        values.append(match(word, whole_only))
        for field, worth in points.fields.items():
            parts.append(f"SELECT {index}, rowid, {share * worth} {select}")
            values.append(match(word, whole_only, [field]))
    for start in range(0, len(parts), MAX_PARTS):
        asked = values[start : start + MAX_PARTS]
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(parts[start : start + MAX_PARTS]), [each for one in asked for each in (one, some) if each]
            )
            yield from cursor.fetchall()


def tokens(pks: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return the tokens of entries, by column."""
    places = ", ".join(["%s"] * len(pks))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, {', '.join(COLUMNS)} FROM {TABLE} WHERE rowid IN ({places})", list(pks))  # noqa: S608
        return {pk: {name: text for name, text in zip(COLUMNS, texts, strict=True) if text} for pk, *texts in cursor.fetchall()}
