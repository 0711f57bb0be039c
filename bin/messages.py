"""Collect the messages of the interface into `locale/`, the same way on every machine: `messages.py [--check]`.

`--check` changes nothing and fails when a message is new, or gone. GNU gettext must be there.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

#: A file without texts for readers or editors.
IGNORED = (".venv", ".tools", "var", "tests", "bin", "docs", "node_modules")
#: A date that changes on each run says nothing, and makes every run a change.
DATE = re.compile(r'^"POT-Creation-Date: .*\\n"\n', re.MULTILINE)


def files() -> dict[Path, str]:
    """Return the text of each file of messages."""
    return {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))}


def messages(text: str) -> set[str]:
    """Return the messages that a file holds; where in the code each one stands may change freely."""
    import polib

    return {entry.msgid for entry in polib.pofile(text) if not entry.obsolete} if text else set()


def collect() -> None:
    """Run Django's own collector with options that keep the files stable."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    os.chdir(ROOT)
    languages = [code for code, _name in settings.LANGUAGES]
    call_command(
        "makemessages", locale=languages, add_location="file", no_wrap=True, no_obsolete=True,
        ignore_patterns=list(IGNORED), verbosity=0,
    )  # fmt: skip
    for path, text in files().items():
        path.write_text(DATE.sub("", text), encoding="utf-8")


def main() -> int:
    """Return 0; 1 when `--check` found a difference, or gettext is missing where it must not be."""
    if shutil.which("xgettext") is None:
        is_strict = os.environ.get("CI") == "true" or "--check" not in sys.argv
        print("The messages were not collected: GNU gettext (xgettext) is not installed.", file=sys.stderr)
        return int(is_strict)
    before = files()
    collect()
    if "--check" not in sys.argv:
        return 0
    after = files()
    for path in after:
        if path in before:
            path.write_text(before[path], encoding="utf-8")
        else:
            path.unlink()
    changed = {message for path in after for message in messages(before.get(path, "")) ^ messages(after[path])}
    for message in sorted(changed):
        print(f"  {message}", file=sys.stderr)
    if changed:
        print("These messages are new or gone. Run: make messages", file=sys.stderr)
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main())
