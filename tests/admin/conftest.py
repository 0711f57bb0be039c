"""Editors of two municipalities, a moderator and a manager, each with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.users.models import UserProfile

from services_catalogue.admin.groups import MANAGERS, MODERATORS, ensure_editors_group
from tests.factories import make_municipality

Login = Callable[..., Client]


@pytest.fixture
def login(db: None) -> Login:
    """Make a user in these groups and return a client that is logged in; `language` is that of the admin."""

    def make(*groups: Group, language: str = "en", superuser: bool = False) -> Client:
        number = User.objects.count() + 1
        user = User.objects.create_user(f"user-{number}", f"user-{number}@example.org", "pw", is_superuser=superuser)
        user.groups.set(groups)
        UserProfile.objects.create(user=user, preferred_language=language)
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        client.user = user  # type: ignore[attr-defined]
        return client

    return make


@pytest.fixture
def home(db: None) -> Any:
    """The municipality of the editor."""
    return make_municipality(languages=("bg", "el"))


@pytest.fixture
def elsewhere(db: None) -> Any:
    """Another municipality."""
    return make_municipality()


@pytest.fixture
def editor(login: Login, home: Any) -> Client:
    return login(ensure_editors_group(home))


@pytest.fixture
def stranger(login: Login, elsewhere: Any) -> Client:
    """An editor of the other municipality."""
    return login(ensure_editors_group(elsewhere))


@pytest.fixture
def moderator(login: Login) -> Client:
    return login(Group.objects.get(name=MODERATORS))


@pytest.fixture
def manager(login: Login) -> Client:
    return login(Group.objects.get(name=MANAGERS))
