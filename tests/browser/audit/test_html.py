"""The HTML of each type of page, in each language, against the Nu HTML checker and html-validate: no error and no warning."""

from __future__ import annotations

import json
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from bin.test_servers import java_home
from tests.browser.audit.tools import fetched, node
from tests.browser.page_types import page_types

LANGUAGES = ("el", "bg", "tr")
RULES = Path(__file__).with_name("html_rules.mjs")


def source(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
            return answer.read()
    except urllib.error.HTTPError as error:
        return error.read()


@pytest.fixture(scope="module")
def pages(site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source of each page."""
    folder = tmp_path_factory.mktemp("pages")
    for language in LANGUAGES:
        for name, path in (page_types(site, language) | {"not-found": f"/{language}/not-there/"}).items():
            (folder / f"{language}-{name}.html").write_bytes(source(site + path))
    return folder


def test_nu_finds_nothing(pages: Path) -> None:
    jar = fetched() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java_home() / "bin" / "java", "-jar", jar, "--format", "json", "--stdout", pages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    found = json.loads(done.stdout)["messages"]
    assert [(Path(each["url"]).name, each["message"], each.get("extract", "")) for each in found] == []


def test_html_validate_finds_nothing(pages: Path, tmp_path: Path) -> None:
    script, report = fetched() / "html-validate" / "bin" / "html-validate.mjs", tmp_path / "report.json"
    done = node(script, "--config", RULES, "--formatter", f"json={report}", *sorted(pages.glob("*.html")))
    assert report.exists(), done.stderr
    found = json.loads(report.read_text())
    assert [
        (Path(page["filePath"]).name, each["line"], each["ruleId"], each["message"])
        for page in found
        for each in page["messages"]
    ] == []
