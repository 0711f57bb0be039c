"""The stamp in `DATA_DIR`: what each step of the start was done with, so that a second start skips what is done.

A step is stamped after it ended. A start that was killed goes on, the next time, with the step that it was in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

__all__ = ["Stamp", "fingerprint"]


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """Return a digest of the names and contents of `files`, in any order, and of `words`."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in sorted(set(files)):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"\0{path}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


class Stamp:
    """What was done, and with what: a small JSON file, replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            done = json.loads(path.read_text())
        except (OSError, ValueError):
            done = {}
        self.done: dict[str, str] = done if isinstance(done, dict) else {}

    def holds(self, step: str, value: str) -> bool:
        """Tell whether `step` was done with just this."""
        return self.done.get(step) == value

    def set(self, step: str, value: str) -> None:
        """Remember that `step` is done."""
        self.done[step] = value
        part = self.path.with_suffix(".part")
        part.write_text(json.dumps(self.done, indent=1))
        part.replace(self.path)

    def forget(self) -> None:
        """Take it that nothing is done: the database that it speaks of is gone."""
        self.done = {}
        self.path.unlink(missing_ok=True)
