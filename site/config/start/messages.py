"""Compile the messages: each `.po` into the `.mo` beside it, without GNU gettext, which a fresh machine lacks.

`python -m config.start.messages` does it alone. Django must not be loaded before.
"""

from __future__ import annotations

import os
from pathlib import Path

import polib

from config.env import ROOT

__all__ = ["compile_messages"]

LOCALE = ROOT / "locale"


def compile_messages(folder: Path = LOCALE) -> int:
    """Compile what is older than its source; return how many files were written."""
    written = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        part = target.with_suffix(f".{os.getpid()}.part")  # a server that is running never sees half a file
        polib.pofile(str(source)).save_as_mofile(str(part))
        part.replace(target)
        written += 1
    return written


if __name__ == "__main__":
    compile_messages()
