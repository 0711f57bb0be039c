"""Writes the dictionaries into one read-only file: loaded into memory, they would take 180 MB and seconds of every start."""

from __future__ import annotations

import fcntl
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from search.analysis.letters import FOLDS, prepare
from search.analysis.sounds import sound

__all__ = ["LANGUAGES", "build", "is_whole"]

#: Languages that have a dictionary; one without is analysed by its endings alone.
LANGUAGES = ("el", "bg", "tr")
#: Lemmas of lemmas: ανέργων → άνεργοι → άνεργος.
MAX_STEPS = 3
#: Forms are words; the dictionaries hold phrases, affixes and remains of markup, too.
WORD = {
    "el": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+"),
    "bg": re.compile(r"[\u0400-\u04ff]+"),
    "tr": re.compile(r"[a-zçğıöşüâîû]+"),
}
#: Rows that are written at once.
BATCH = 20_000

Say = Callable[[str], None]


def is_whole(path: Path) -> bool:
    """Whether the file is there: it gets its name when it is whole."""
    return path.exists()


def build(path: Path, say: Say) -> bool:
    """Write the file where it is missing; others that start at the same time wait. Return whether anything was written.

    A language that an interrupted build had finished is not written again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with open(path.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_whole(path):
            return False
        file = _open(part)
        for language in LANGUAGES:
            if not _is_done(file, language):
                say(f"  dictionary of {language}: {_write(file, language)} words")
        file.close()
        part.replace(path)
    for old in path.parent.glob("lexicon-*.sqlite3"):
        if old != path:
            old.unlink(missing_ok=True)
    return True


def _open(part: Path) -> sqlite3.Connection:
    """Open what an interrupted build left, or a new file."""
    try:
        return _prepared(part)
    except sqlite3.DatabaseError:
        part.unlink()
        return _prepared(part)


def _prepared(part: Path) -> sqlite3.Connection:
    file = sqlite3.connect(part, isolation_level=None)
    # The file gets its name only when it is whole, so nothing has to survive a crash in between but whole languages.
    file.execute("PRAGMA synchronous=OFF")
    file.execute("PRAGMA cache_size=-65536")
    file.execute("CREATE TABLE IF NOT EXISTS done(language TEXT PRIMARY KEY)")
    return file


def _is_done(file: sqlite3.Connection, language: str) -> bool:
    return file.execute("SELECT 1 FROM done WHERE language = ?", (language,)).fetchone() is not None


def _write(file: sqlite3.Connection, language: str) -> int:
    """Write one language in one transaction; return the number of its forms.

    `forms` holds each form under its letters without accents, with its lemma; "" stands for what equals the column before.
    `sounds` holds the lemmas of what sounds alike.
    """
    lemmas = dict(_forms(language))
    file.execute("BEGIN")
    file.execute(f"DROP TABLE IF EXISTS forms_{language}")
    file.execute(f"DROP TABLE IF EXISTS sounds_{language}")
    file.execute(f"CREATE TABLE forms_{language}(fold TEXT, form TEXT, lemma TEXT, PRIMARY KEY(fold, form)) WITHOUT ROWID")
    file.execute(f"CREATE TABLE sounds_{language}(sound TEXT, lemma TEXT, PRIMARY KEY(sound, lemma)) WITHOUT ROWID")
    folds = FOLDS[language]
    rows = sorted((form.translate(folds), form, lemma) for form, lemma in lemmas.items())
    file.executemany(
        f"INSERT INTO forms_{language} VALUES (?, ?, ?)",  # noqa: S608  (names are constants)
        ((folded, "" if form == folded else form, "" if lemma == form else lemma) for folded, form, lemma in rows),
    )
    if language != "tr":  # Turkish sounds as its folded letters are
        pairs = sorted({(sound(folded, language), lemma) for folded, _form, lemma in rows})
        file.executemany(f"INSERT INTO sounds_{language} VALUES (?, ?)", pairs)  # noqa: S608
    file.execute("INSERT INTO done VALUES (?)", (language,))
    file.execute("COMMIT")
    return len(lemmas)


def _forms(language: str) -> Iterator[tuple[str, str]]:
    """Yield each form in lower case with the lemma at the end of its chain; a lemma is a form of itself."""
    # Imported here: who only reads the file needs no dictionaries.
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    known: Mapping[str, str] = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(language)
    pattern = WORD[language]
    # Capitalised forms come first in the order of code points, so that a plain word's own lemma wins over a name's.
    direct: dict[str, str] = {}
    for entry, its_lemma in known.items():
        if "." in entry or "." in its_lemma:  # abbreviations, which are other words without their point
            continue
        # Most are as they should be; asking that is quicker, in a million of them, than preparing each.
        form = entry if entry.islower() and pattern.fullmatch(entry) else prepare(entry, language)
        lemma = its_lemma if its_lemma.islower() and pattern.fullmatch(its_lemma) else prepare(its_lemma, language)
        if pattern.fullmatch(form) and pattern.fullmatch(lemma):
            direct[form] = lemma
    for form in direct:
        yield form, _end(form, direct)
    for lemma in set(direct.values()) - direct.keys():
        yield lemma, lemma


def _end(form: str, direct: Mapping[str, str]) -> str:
    """Return the lemma at the end of the chain; where it runs in a circle, the first of the circle by letters."""
    first = direct[form]
    if first == form or direct.get(first, first) == first:
        return first
    chain = [form]
    for _step in range(MAX_STEPS):
        following = direct.get(chain[-1], chain[-1])
        if following in chain:
            return min(chain[chain.index(following) :])
        chain.append(following)
    return chain[-1]
