"""Check the project and print its figures: `make check`, after a `make run` or `make demo` has loaded the content."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

LANGUAGE = "el"
CHECKS = (
    ("manage.py", "check", "--fail-level", "WARNING"),
    ("manage.py", "makemigrations", "--check", "--dry-run"),
    ("bin/messages.py", "--check"),
)
#: Folders that hold what others wrote or what is made.
LEFT_OUT = {".venv", ".tools", "var", "migrations", "__pycache__", ".git"}


def longest_file() -> tuple[int, str]:
    """Return the number of lines of the longest of our files, and its path."""
    files = [path for kind in ("*.py", "*.html", "*.css") for path in ROOT.rglob(kind)]
    ours = [path for path in files if not LEFT_OUT.intersection(path.relative_to(ROOT).parts)]
    return max((len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(ROOT))) for path in ours)


def addresses() -> Iterator[tuple[str, str]]:
    """Yield one address of each type of page; for records, one with much on it."""
    from django.db.models import Count

    from governance.models import Committee, Strategy
    from news.models import NewsPage
    from services_catalogue.models import FundingProgramme, Location, Organisation, Service

    yield "home", f"/{LANGUAGE}/"
    yield "finder", f"/{LANGUAGE}/services/"
    yield "finder, with words and filters", f"/{LANGUAGE}/services/?q=βοήθεια&cost=free"
    yield "search over everything", f"/{LANGUAGE}/search/?q=βοήθεια"
    service = Service.objects.published().annotate(size=Count("criteria") + Count("documents")).order_by("-size", "pk").first()
    if service is not None:
        yield "service", service.url_in(LANGUAGE)
    for model in (Organisation, Location, Strategy, Committee, FundingProgramme):
        if (record := model.objects.published().order_by("pk").first()) is not None:
            yield model.kind_name, record.url_in(LANGUAGE)
        yield f"list of {model.section}", f"/{LANGUAGE}/{model.section}/"
    town = Organisation.objects.published().filter(kind="municipality").order_by("pk").first()
    if town is not None:
        yield "municipality", f"/{LANGUAGE}/municipalities/{town.start_page_slug}/"
    yield "news", f"/{LANGUAGE}/news/"
    if (story := NewsPage.objects.live().filter(locale__language_code=LANGUAGE).first()) is not None:
        yield "article", story.get_url() or ""
    yield "error 404", f"/{LANGUAGE}/no-such-page/"
    yield "API", "/api/v1/services?q=βοήθεια"


def print_figures() -> None:
    """Print queries and bytes of each type of page, the second time it is read."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    print(f"{'page':<32}{'answer':>7}{'queries':>9}{'bytes':>9}{'gzip':>8}")
    for name, path in addresses():
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        packed = len(gzip.compress(answer.content, 6))
        print(f"{name:<32}{answer.status_code:>7}{len(queries):>9}{len(answer.content):>9}{packed:>8}")


def main() -> int:
    """Return 0 when every check passed."""
    failed = [check for check in CHECKS if subprocess.run([sys.executable, *check], check=False, cwd=ROOT).returncode != 0]
    lines, path = longest_file()
    print(f"longest file: {lines} lines, {path}")
    print_figures()
    for check in failed:
        print(f"failed: {' '.join(check)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
