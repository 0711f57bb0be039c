"""Reads the TOML files of one source into plain dictionaries, in an order that never changes."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["DATA", "Datum", "SeedError", "read_folder", "read_list"]

DATA = Path(__file__).parent / "data"


class SeedError(Exception):
    """Data that cannot be loaded: the file, and what is wrong in it."""


@dataclass(frozen=True)
class Datum:
    """One record of the data: its key, its fields and the file it stands in."""

    key: str
    fields: dict[str, Any]
    path: Path

    @property
    def digest(self) -> str:
        """A fingerprint of the fields: equal data have equal ones, whatever the order of the keys."""
        text = json.dumps(self.fields, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SeedError(f"{path}: {error}") from error


def read_folder(source: str, folder: str) -> list[Datum]:
    """Return the records of `data/<source>/<folder>/`, one file each, sorted by file name."""
    found = []
    for path in sorted((DATA / source / folder).glob("*.toml")):
        fields = _parse(path)
        if fields.get("reference") != path.stem:
            raise SeedError(f"{path}: its reference is {fields.get('reference')!r}, and must be the file's name")
        found.append(Datum(path.stem, fields, path))
    return found


def read_list(source: str, name: str, table: str) -> list[Datum]:
    """Return the rows `[[table]]` of `data/<source>/<name>.toml` in the file's order; none without the file."""
    path = DATA / source / f"{name}.toml"
    if not path.exists():
        return []
    rows = _parse(path).get(table, [])
    return [Datum(row["code"], {**row, "order": index}, path) for index, row in enumerate(rows)]
