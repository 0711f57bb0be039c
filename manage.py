#!/usr/bin/env python
"""Run a management command of Pyxida."""

import os
import sys
from pathlib import Path

# `site/` is a source root and never a package: the standard library owns the name `site`.
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))


def main() -> None:
    """Hand the command line to Django; without a setting, as production does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
