"""Editors of a municipality write news, touch nobody else's, and reach no other page, setting or notice."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.users.models import UserProfile

from home.trees import ensure_trees, home_page, news_index
from news.models import NewsPage
from services_catalogue.admin.groups import ensure_editors_group
from tests.admin.forms import read_form
from tests.factories import make_municipality
from tests.pages.making import make_news

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["group first", "trees first"])
def editor(request):
    if request.param == "trees first":
        ensure_trees()
    group = ensure_editors_group(make_municipality())
    ensure_trees()
    user = User.objects.create_user("editor", "editor@example.org", "pw")
    user.groups.add(group)
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_an_editor_writes_news_in_every_tree_and_cannot_publish_it_alone(editor):
    for language in ("el", "bg", "tr"):
        url = f"/admin/pages/add/news/newspage/{news_index(language).pk}/"
        data = {**read_form(editor, url), "body-count": "0", "title": "Own", "slug": "own", "action-publish": "1"}
        response = editor.post(url, data)
        assert response.status_code == 302, response.context["form"].errors
        page = NewsPage.objects.get(locale__language_code=language, slug="own")
        assert not page.live
        assert editor.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_an_editor_touches_neither_the_news_of_others_nor_other_pages_nor_notices(editor):
    other = make_news("el")
    for url in (
        f"/admin/pages/{other.pk}/edit/",
        f"/admin/pages/{other.pk}/delete/",
        f"/admin/pages/{other.pk}/unpublish/",
        f"/admin/pages/add/home/informationpage/{home_page('el').pk}/",
        f"/admin/pages/{home_page('el').pk}/edit/",
        "/admin/settings/home/portalsettings/",
        "/admin/snippets/home/noticebanner/add/",
    ):
        response = editor.get(url, follow=True)
        refused = response.status_code in (403, 404) or response.redirect_chain
        assert refused, url
    other.refresh_from_db()
    assert other.live


def test_a_manager_can_open_the_settings_and_make_a_notice(manager):
    assert manager.get("/admin/settings/home/portalsettings/", follow=True).status_code == 200
    assert manager.get("/admin/snippets/home/noticebanner/add/").status_code == 200
