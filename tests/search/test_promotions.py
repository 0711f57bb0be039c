"""What managers put on top comes first on the next search, and nothing is found that was not found before."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.test import Client

from search.models import Promotion
from search.params import Params
from search.results import EVERYTHING, search
from services_catalogue.admin.groups import MANAGERS, ensure_portal
from tests.factories import make_organisation, make_service

pytestmark = pytest.mark.django_db
#: A word in each language, and the same in another form.
WORDS = {"el": ("φωτιά", "φωτιές"), "bg": ("пожар", "пожари"), "tr": ("yangın", "yangınlar")}


def found(q, language="el", where=EVERYTHING, **more):
    return [(result.kind, result.id) for result in search(Params(q=q, **more), language, where).results]


@pytest.mark.parametrize("language", WORDS)
def test_it_comes_first_on_the_next_search_in_any_form_of_the_words(language):
    word, form = WORDS[language]
    best = make_service(languages=(language,), **{f"name_{language}": word})
    other = make_service(languages=(language,), **{f"name_{language}": "Xx", f"body_{language}": f"<p>{word}</p>"})
    assert found(word, language) == [("service", best.pk), ("service", other.pk)]
    promotion = Promotion.objects.create(language=language, queries=f"αβγ\n{form.upper()}", results=other.url_in(language))
    assert found(word, language) == [("service", other.pk), ("service", best.pk)]
    assert found(f"{word} xx", language)[0] == ("service", other.pk)
    promotion.delete()
    assert found(word, language) == [("service", best.pk), ("service", other.pk)]


def test_several_stand_in_their_order_and_even_one_that_ended_stands_first():
    last = make_service(name_el="Συσσίτιο")
    ended = make_service(name_el="Παλιό συσσίτιο", status="ended")
    body = make_organisation(name_el="Σύλλογος για το συσσίτιο")
    addresses = f"https://example.org{body.url_in('bg')}?q=1\n{ended.short_path}"
    Promotion.objects.create(language="el", queries="συσσίτια", results=addresses)
    assert found("συσσίτιο") == [("organisation", body.pk), ("service", ended.pk), ("service", last.pk)]
    assert found("συσσίτιο", sort="name")[-1] == ("service", ended.pk)


def test_it_adds_no_result_and_stays_away_from_other_words():
    make_service(name_el="Συσσίτιο")
    stranger = make_service(name_el="Αιμοδοσία")
    Promotion.objects.create(language="el", queries="συσσίτιο", results=stranger.short_path)
    answer = search(Params(q="συσσίτιο"), "el")
    assert [result.name for result in answer.results] == ["Συσσίτιο"]
    assert answer.total == 1


def test_an_address_without_a_page_is_refused():
    gone = make_service(name_el="Συσσίτιο")
    gone.unpublish()
    for address in (gone.short_path, "/el/services/99999999-x/", "https://example.org/", "/el/nowhere/", "x"):
        with pytest.raises(ValidationError):
            Promotion(language="el", queries="x", results=address).full_clean()


def test_a_manager_adds_one_in_the_admin():
    ensure_portal()
    manager = User.objects.create_user("manager", password="x")
    manager.groups.add(Group.objects.get(name=MANAGERS))
    client = Client()
    client.force_login(manager)
    service = make_service(name_el="Συσσίτιο")
    data = {"language": "el", "queries": "φαγητό", "results": service.url_in("el")}
    assert client.post("/admin/snippets/search/promotion/add/", data).status_code == 302
    assert Promotion.objects.get().targets == [["service", service.pk]]
    assert client.get("/admin/snippets/search/promotion/").status_code == 200
