"""A page goes from the tree in which it was written into every other one, as an alias."""

import pytest

from home.aliases import own_page, translate_page
from tests.pages.making import make_information, make_news, twin

pytestmark = pytest.mark.usefixtures("trees")

LANGUAGES = ["el", "bg", "tr"]
ONLY_IN = {"el": "only in Greek", "bg": "only in Bulgarian", "tr": "only in Turkish"}


@pytest.fixture(params=LANGUAGES)
def source(request):
    return request.param


def others(source):
    return [code for code in LANGUAGES if code != source]


def test_a_page_reaches_every_language_from_the_one_it_was_written_in(client, source):
    page = make_news(source)
    for code in others(source):
        alias = twin(page, code)
        assert (alias.alias_of_id, alias.live, alias.text_language) == (page.pk, True, source)
        assert client.get(alias.path_in_site).status_code == 200
        assert own_page(page, code) is None


def test_parents_of_a_nested_page_come_along(source):
    parent = make_information(source)
    for code in others(source):
        twin(parent, code).delete()
    child = make_information(source, parent=parent)
    for code in others(source):
        assert twin(child, code).get_parent() == twin(parent, code).page_ptr


def test_a_change_of_the_source_reaches_its_aliases(source):
    page = make_news(source)
    page.title = "Changed"
    page.save_revision().publish()
    for code in others(source):
        assert (twin(page, code).title, twin(page, code).text_language) == ("Changed", source)


def test_unpublishing_deleting_and_publishing_again_take_the_aliases_along(source):
    page = make_news(source)
    page.unpublish()
    assert not any(twin(page, code).live for code in others(source))
    page.save_revision().publish()
    assert all(twin(page, code).live for code in others(source))
    page.delete()
    assert [twin(page, code) for code in LANGUAGES] == [None, None, None]


def test_a_translation_takes_the_place_of_the_alias_and_leaves_it_when_it_is_deleted(
    source, django_capture_on_commit_callbacks
):
    page = make_news(source)
    target = others(source)[0]
    alias = twin(page, target)
    translation = translate_page(page, target, title="Translated")
    assert (translation.pk, translation.alias_of_id, translation.text_language) == (alias.pk, None, target)
    assert own_page(page, target) == translation
    page.title = "Changed"
    page.save_revision().publish()
    assert twin(page, target).title == "Translated"
    with django_capture_on_commit_callbacks(execute=True):
        translation.delete()
    again = twin(page, target)
    assert (again.alias_of_id, again.title, again.text_language) == (page.pk, "Changed", source)


def test_aliases_move_below_the_translation_of_the_new_parent(source):
    parent, page = make_information(source), make_information(source)
    page.move(parent, pos="last-child")
    for code in others(source):
        assert twin(page, code).url_path == f"/{code}/{parent.slug}/{page.slug}/"
