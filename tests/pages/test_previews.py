"""A page can be looked at before it is published, in its own language, a new one too."""

import pytest

from home.models import HomePage, InformationPage
from home.trees import home_page, news_index
from news.models import NewsIndexPage, NewsPage
from tests.admin.forms import read_form
from tests.pages.making import make_news

pytestmark = pytest.mark.usefixtures("trees")


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
@pytest.mark.parametrize(("model", "parent"), [(InformationPage, home_page), (NewsPage, news_index)])
def test_a_new_page_is_previewed_in_the_language_of_its_tree(manager, model, parent, language):
    where = f"{model._meta.app_label}/{model._meta.model_name}/{parent(language).pk}"
    data = read_form(manager, f"/admin/pages/add/{where}/")
    data = {**data, "body-count": "0", "title": "Looks", "slug": "looks", "services": []}
    url = f"/admin/pages/add/{where}/preview/"
    assert manager.post(url, data).json() == {"is_valid": True, "is_available": True}
    html = manager.get(url).content.decode()
    assert f'<html lang="{language}">' in html
    assert ">Looks</h1>" in html
    assert 'name="robots" content="noindex"' in html


@pytest.mark.parametrize("model", [HomePage, NewsIndexPage])
def test_the_pages_of_the_trees_are_previewed_with_their_lists(manager, model):
    make_news("bg", title="Новина")
    page = model.objects.get(locale__language_code="bg")
    html = manager.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()
    assert '<html lang="bg">' in html
    assert "Новина" in html
