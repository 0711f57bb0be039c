"""Pictures of each type of page, in each language, light and dark, as a phone shows them, into `screenshots/` beside this file.

No test by itself: `.venv/bin/pytest tests/browser/take_screenshots.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.page_types import page_types
from tests.browser.visit import Visit

FOLDER = Path(__file__).parent / "screenshots"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_take_a_picture_of_each_type_of_page(site: str, visit: Callable[..., Visit], language: str, scheme: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    phone = visit(language=language, scheme=scheme)
    for name, path in page_types(site, language).items():
        phone.go(path).screenshot(path=FOLDER / f"{name}-{language}-{scheme}.png", full_page=True)
