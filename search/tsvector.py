"""The table of words in PostgreSQL: the analyser's tokens as a `tsvector` with a GIN index.

Vectors and questions are written out as PostgreSQL reads them, without its parser: that takes words apart (a house number
with a letter, a reference with digits) which are one token to the analyser. Nothing is folded or stemmed: what remains is what
the configuration `simple` does with words that are tokens already. A lexeme is a token behind its language, `el:βοηθεια`, and
carries the letter of each field in which it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from common.languages import LANGUAGES
from search.analysis import Alternatives, AnalysedQuery, Word
from search.points import Points

__all__ = ["LETTERS", "TABLE", "clear", "delete", "having", "insert", "match", "present", "tokens", "worths"]

TABLE = "search_words"  # a migration made it
#: The letters that PostgreSQL has for the weights of a lexeme.
LETTERS = {"name": "A", "other": "B", "terms": "C", "text": "D"}
#: Positions that PostgreSQL keeps of a lexeme, and the last of them. One for each field is enough: it only carries the letter.
POSITIONS = dict(zip(LETTERS, range(1, 5), strict=True))
#: `ts_rank` by field (its order is D, C, B, A) as FTS5 weighs them, and the factor that brings its 0 to 1 to bm25's range.
RANK = "ts_rank('{0.1, 0.4, 0.6, 1.0}', words, %s::tsquery) * 10"
#: Questions that are asked in one statement.
MAX_PARTS = 100


def quoted(lexeme: str) -> str:
    """Return a lexeme as it stands in the text of a vector or a question; a letter or digit needs no more."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def vector(columns: Mapping[str, str]) -> str:
    """Return the text of the vector of an entry."""
    fields: dict[str, set[str]] = {}
    for column, text in columns.items():
        field, _, language = column.partition("_")
        for token in text.split():
            fields.setdefault(f"{language}:{token}", set()).add(field)
    return " ".join(
        f"{quoted(lexeme)}:{','.join(f'{POSITIONS[field]}{LETTERS[field]}' for field in sorted(found))}"
        for lexeme, found in fields.items()
    )


def insert(rows: Iterable[tuple[int, Mapping[str, str]]]) -> None:
    """Write the tokens of entries, by column, in place of what stood there."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} (entry_id, tokens, words) VALUES (%s, %s::jsonb, %s::tsvector) "  # noqa: S608  (a constant)
            "ON CONFLICT (entry_id) DO UPDATE SET tokens = excluded.tokens, words = excluded.words",
            [(pk, json.dumps(columns, ensure_ascii=False), vector(columns)) for pk, columns in rows],
        )


def delete(pks: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE entry_id = ANY(%s)", [list(pks)])  # noqa: S608


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608


def tokens(pks: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return the tokens of entries, by column."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT entry_id, tokens::text FROM {TABLE} WHERE entry_id = ANY(%s)", [list(pks)])  # noqa: S608
        return {pk: {name: text for name, text in json.loads(found).items() if text} for pk, found in cursor.fetchall()}


def _one(token: str, languages: Sequence[str], more: str = "") -> str:
    """Return the question of one token; `more` asks for beginnings (`*`) or for one field (its letter)."""
    mark = f":{more}" if more else ""
    return "(" + " | ".join(f"{quoted(f'{language}:{token}')}{mark}" for language in languages) + ")"


def _every(tokens: Iterable[str], languages: Sequence[str]) -> str:
    return "(" + " & ".join(_one(token, languages) for token in tokens) + ")"


def _either(alternatives: Alternatives, languages: Sequence[str], whole_only: bool = False) -> str:
    parts = [_one(token, languages) for token in alternatives.whole]
    parts += [_every(tokens, languages) for tokens in alternatives.together]
    if not whole_only:
        parts += [_one(token, languages, "*") for token in alternatives.prefixes]
        parts += [_every(tokens, languages) for tokens in alternatives.related]
    return " | ".join(parts)


def _in_field(alternatives: Alternatives, languages: Sequence[str], whole_only: bool, letter: str) -> str:
    """Return what tells whether any token of a question stands in a field."""
    tokens = [*alternatives.whole, *(token for each in alternatives.together for token in each)]
    parts = [] if whole_only else [_one(token, languages, f"*{letter}") for token in alternatives.prefixes]
    if not whole_only:
        tokens += [token for each in alternatives.related for token in each]
    return " | ".join([_one(token, languages, letter) for token in dict.fromkeys(tokens)] + parts)


def match(word: Word, whole_only: bool = False, letter: str = "") -> str:
    """Return the `tsquery` of a word, or of its tokens in one field; "" for one that nothing can have."""

    def ask(found: Alternatives, languages: Sequence[str]) -> str:
        return _in_field(found, languages, whole_only, letter) if letter else _either(found, languages, whole_only)

    found = list(word.alternatives.values())
    if found and all(each == found[0] for each in found):
        return ask(found[0], LANGUAGES)
    return " | ".join(part for language, each in word.alternatives.items() if (part := ask(each, [language])))


def present(alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]:
    """Tell of each of `alternatives` whether any entry of these kinds has it. It stops at the first that has."""
    part = (
        f"SELECT %s, EXISTS (SELECT 1 FROM {TABLE} JOIN search_entry ON search_entry.id = entry_id "  # noqa: S608
        "WHERE words @@ %s::tsquery AND NOT deleted AND kind = ANY(%s))"
    )
    found: dict[int, bool] = {}
    with connection.cursor() as cursor:
        for start in range(0, len(alternatives), MAX_PARTS):
            some = list(enumerate(alternatives[start : start + MAX_PARTS], start))
            values = [value for place, each in some for value in (place, _either(each, LANGUAGES), list(kinds))]
            cursor.execute(" UNION ALL ".join([part] * len(some)), values)
            found.update(cursor.fetchall())
    return [found[place] for place in range(len(alternatives))]


def having(query: AnalysedQuery) -> list[list[int]]:
    """Return the rows that have each word."""
    found: list[list[int]] = []
    with connection.cursor() as cursor:
        for word in query.words:
            asked = match(word)
            if asked:
                cursor.execute(f"SELECT entry_id FROM {TABLE} WHERE words @@ %s::tsquery", [asked])  # noqa: S608
            found.append([pk for (pk,) in cursor.fetchall()] if asked else [])
    return found


def worths(query: AnalysedQuery, pks: Sequence[int], points: Points) -> Iterator[tuple[int, int, float]]:
    """Yield what each word is worth to these rows, in parts: the word's number, the row, the points. One statement."""
    parts: list[str] = []
    values: list[Any] = []
    fields = " + ".join(f"{worth} * (words @@ %s::tsquery)::int" for worth in points.fields.values())
    for index, share, word, whole_only in points.shares(query, match):
        asked = match(word, whole_only)
        parts.append(
            f"SELECT {index}, entry_id, {share} * ({fields} + {points.fine} * {RANK}) FROM {TABLE} "  # noqa: S608  (constants)
            "WHERE words @@ %s::tsquery AND entry_id = ANY(%s)"
        )
        values += [*(match(word, whole_only, LETTERS[field]) for field in points.fields), asked, asked, list(pks)]
    if not parts:
        return
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        yield from cursor.fetchall()
