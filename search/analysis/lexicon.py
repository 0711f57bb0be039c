"""Reads the dictionaries of word forms from their file in `DATA_DIR`. Built with `manage.py build_lexicon`."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings

from search.analysis import lexicon_build

__all__ = ["LEXICON_VERSION", "Forms", "ensure", "lemmas_by_sound", "look_up", "path"]

#: Changes with what is written into the file, and with the dictionaries.
LEXICON_VERSION = f"1-{version('simplemma')}"
#: Kilobytes of the file that SQLite keeps in memory for each thread. More makes no look-up quicker: the system keeps the file.
CACHE_KB = 256
#: Words whose forms are kept; a busy worker's memory of them is some 2 MB.
CACHED_WORDS = 4096

#: Forms that are equal without accents, each with its lemma.
Forms = tuple[tuple[str, str], ...]

_local = threading.local()


def path() -> Path:
    """Return where the file is; its name tells its version."""
    return Path(settings.LEXICON_DIR) / f"lexicon-{LEXICON_VERSION}.sqlite3"


def ensure(say: Callable[[str], None] = lambda _line: None) -> bool:
    """Build the file where it is missing; return whether that was so."""
    return lexicon_build.build(path(), say)


def _file() -> sqlite3.Connection:
    """Return this thread's own connection; a process that was forked opens its own."""
    held: tuple[int, sqlite3.Connection] | None = getattr(_local, "held", None)
    if held is None or held[0] != os.getpid():
        ensure()
        # Nothing ever writes to it, so nothing has to be locked.
        file = sqlite3.connect(f"{path().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        file.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        held = _local.held = (os.getpid(), file)
    return held[1]


def _ask(question: str, *values: str) -> list[Any]:
    return _file().execute(question, values).fetchall()


@lru_cache(maxsize=CACHED_WORDS)
def look_up(folded: str, language: str) -> Forms:
    """Return the forms that have these letters, accents aside, in the order of their letters."""
    if language not in lexicon_build.LANGUAGES:
        return ()
    rows = _ask(f"SELECT form, lemma FROM forms_{language} WHERE fold = ?", folded)  # noqa: S608  (a constant)
    return tuple((form or folded, lemma or form or folded) for form, lemma in rows)


def lemmas_by_sound(sounds: Iterable[str], language: str) -> list[str]:
    """Return the lemmas whose forms have one of these sounds."""
    if language not in ("el", "bg"):
        return []
    sounds = list(sounds)
    places = ", ".join("?" * len(sounds))
    rows = _ask(f"SELECT DISTINCT lemma FROM sounds_{language} WHERE sound IN ({places}) ORDER BY lemma", *sounds)  # noqa: S608
    return [lemma for (lemma,) in rows]
