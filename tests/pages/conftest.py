"""The trees of the three languages, and a manager's browser."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.users.models import UserProfile

from home.trees import ensure_trees


@pytest.fixture
def trees(db: None) -> None:
    ensure_trees()


@pytest.fixture
def manager(trees: None) -> Client:
    """The browser of somebody who may edit every page; the admin is in English, so that messages can be read."""
    user = User.objects.create_superuser("manager", "manager@example.org", "pw")
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
