"""The translator's way: translate a page, write its segments, publish, take over what changed in the source."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from tests.pages.making import body, make_news, twin

pytestmark = pytest.mark.usefixtures("trees")


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """wagtail-localize publishes when the transaction is through."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def translate(manager, page, language, commit):
    locale = Locale.objects.get(language_code=language)
    with commit():
        response = manager.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [locale.pk]})
    assert response.status_code == 302
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)


def write(translation, words):
    """Write each segment as the translator does, through the view of the editor."""
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, context=segment.context, locale=translation.target_locale,
            defaults={"data": words[segment.string.data], "translation_type": "manual"},
        )  # fmt: skip


WORDS = {"Τίτλος": "Заглавие", "Περίληψη": "Обобщение", "Κείμενο": "Текст"}


def test_a_translation_replaces_the_alias_only_when_it_is_published(client, manager, commit):
    page = make_news("el", title="Τίτλος", summary="Περίληψη", slug="titlos", body=body(("paragraph", "<p>Κείμενο</p>")))
    translation = translate(manager, page, "bg", commit)
    begun = twin(page, "bg")
    assert (begun.alias_of_id, begun.live, begun.text_language) == (None, True, "el")
    assert "only in" not in client.get(page.path_in_site).content.decode()
    assert 'class="note"' in client.get(begun.path_in_site).content.decode()

    contexts = set(StringSegment.objects.filter(source=translation.source).values_list("context__path", flat=True))
    assert "slug" not in contexts
    write(translation, WORDS)
    with commit():
        response = manager.post(f"/admin/pages/{begun.pk}/edit/", {"action": "publish"})
    assert response.status_code == 302
    done = twin(page, "bg")
    assert (done.pk, done.title, done.summary, done.slug, done.text_language) == (
        begun.pk,
        "Заглавие",
        "Обобщение",
        "titlos",
        "bg",
    )
    assert "Текст" in client.get(done.path_in_site).content.decode()
    assert twin(page, "tr").alias_of_id == page.pk

    page.refresh_from_db()
    page.title = "Νέος τίτλος"
    page.save_revision().publish()
    assert twin(page, "bg").title == "Заглавие"
    manager.post(f"/admin/localize/update/{translation.source_id}/", {})
    translation.refresh_from_db()
    write(translation, {**WORDS, "Νέος τίτλος": "Ново заглавие"})
    with commit():
        manager.post(f"/admin/pages/{begun.pk}/edit/", {"action": "publish"})
    assert twin(page, "bg").title == "Ново заглавие"


def test_a_translation_can_become_an_alias_again(manager, commit):
    page = make_news("tr", title="Başlık")
    translate(manager, page, "el", commit)
    with commit():
        manager.post(f"/admin/pages/{twin(page, 'el').pk}/edit/", {"action": "publish"})
    assert twin(page, "el").text_language == "el"
    response = manager.post(f"/admin/localize/page/{twin(page, 'el').pk}/convert_to_alias/", {})
    assert response.status_code == 302
    alias = twin(page, "el")
    assert (alias.alias_of_id, alias.text_language, alias.live) == (page.pk, "tr", True)
