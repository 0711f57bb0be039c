"""Reads the judged queries."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["KINDS", "LANGUAGES", "NOTHING", "SETS", "Query", "read_queries"]

FOLDER = Path(__file__).parent
LANGUAGES = ("el", "bg", "tr")
#: The files: those that the search was made with, and two lots that were kept aside, one after the other. Each was measured
#: first, and only then read for what rules and words are missing.
SETS = ("queries", "fresh", "last")
#: The kind of queries that must find nothing.
NOTHING = "nothing"
KINDS = (
    "plain",
    "inflected",
    "unaccented",
    "other-script",
    "wrong-layout",
    "typo",
    "other-language",
    "by-need",
    NOTHING,
)


@dataclass(frozen=True)
class Query:
    """What is typed on a page in `lang`, and the grade of each service that has one, by its reference."""

    q: str
    lang: str
    kind: str
    judgements: Mapping[str, int]


def read_queries(language: str, name: str = SETS[0]) -> list[Query]:
    """Return the queries of one language, in the order of its file."""
    with open(FOLDER / f"{name}_{language}.toml", "rb") as file:
        return [Query(**table) for table in tomllib.load(file)["query"]]
