"""Readers who send messages, and editors who read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from editorial.models import Feedback
from tests.admin.conftest import editor, elsewhere, home, login, manager, stranger
from tests.factories import make_category, make_service

__all__ = ["Send", "editor", "elsewhere", "home", "login", "manager", "send", "service", "stranger"]

Send = Callable[..., Any]


@pytest.fixture
def service(db: None, home: Any) -> Any:
    make_category(code="ageing")
    return make_service(municipality=home)


@pytest.fixture
def send(service: Any) -> Send:
    """Send a message about the service, or to another address, as a browser without cookies does."""

    def post(language: str = "el", path: str = "", headers: dict[str, str] | None = None, **data: Any) -> Any:
        address = path or f"{service.url_in(language)}report/"
        return Client(enforce_csrf_checks=True).post(address, data or {"what": "phone"}, headers=headers or {})

    return post


@pytest.fixture
def message(service: Any, home: Any) -> Feedback:
    return Feedback.objects.create(record=service, municipality=home, what="phone", language="tr", text="Yeni numara 123")
