"""Managers teach the search words, and the next search knows them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from search.models import Generation, Override, Synonym
from search.params import Params
from search.results import search
from services_catalogue.admin.groups import MANAGERS, MODERATORS, ensure_portal
from tests.factories import make_service

pytestmark = pytest.mark.django_db


def names(q):
    return {result.name for result in search(Params(q=q), "el").results}


@pytest.fixture(autouse=True)
def catalogue():
    make_service(name_el="Εισιτήρια λεωφορείων")
    make_service(name_el="Κάρτα πολιτισμού")


def test_a_synonym_acts_on_the_next_search_one_way():
    assert names("μπεντένι") == set()
    Synonym.objects.create(language="el", words="Μπεντένια", means="εισιτήριο\nκάρτα πολιτισμός")
    assert names("μπεντενι") == {"Εισιτήρια λεωφορείων", "Κάρτα πολιτισμού"}
    make_service(name_el="Μπεντένι")
    assert names("εισιτήριο") == {"Εισιτήρια λεωφορείων"}


def test_a_synonym_acts_both_ways_where_it_says_so():
    make_service(name_el="Μπεντένι")
    synonym = Synonym.objects.create(language="el", words="μπεντένι", means="εισιτήριο", two_way=True)
    assert names("εισιτηρίων") == {"Εισιτήρια λεωφορείων", "Μπεντένι"}
    synonym.delete()
    assert names("εισιτηρίων") == {"Εισιτήρια λεωφορείων"}


def test_a_synonym_of_several_words_stands_for_all_of_them():
    Synonym.objects.create(language="el", words="πάσο της πόλης", means="κάρτα πολιτισμού")
    assert names("πασο τησ πολησ") == {"Κάρτα πολιτισμού"}
    assert names("πάσο") == set()


def test_what_is_typed_itself_comes_before_its_synonyms():
    make_service(name_el="Μπεντένι")
    Synonym.objects.create(language="el", words="μπεντένι", means="κάρτα")
    assert [result.name for result in search(Params(q="μπεντένι"), "el").results] == ["Μπεντένι", "Κάρτα πολιτισμού"]


def test_a_corrected_form_finds_its_word_and_is_found_by_it():
    make_service(name_el="Ξερολιθιές")
    assert names("πέτρινα") == set()
    Override.objects.create(language="el", form="ξερολιθιές", lemma="πέτρινο")
    assert names("πετρινο") == {"Ξερολιθιές"}
    make_service(name_el="Πέτρινο γεφύρι")
    assert names("ξερολιθιές") == {"Ξερολιθιές", "Πέτρινο γεφύρι"}


def test_a_change_is_a_new_state_for_every_worker():
    before = Generation.current().number
    synonym = Synonym.objects.create(language="bg", words="а", means="б")
    synonym.means = "в"
    synonym.save()
    synonym.delete()
    assert Generation.current().number == before + 3


@pytest.mark.parametrize("words", ["", "…", "και", "(" * 90, '"*', "\u202e"])
def test_what_is_no_word_harms_nothing(words):
    Synonym.objects.create(language="el", words=words, means=words)
    Override.objects.create(language="tr", form=words[:60], lemma=words[:60])
    assert names("κάρτα") == {"Κάρτα πολιτισμού"}
    assert search(Params(q=words), "el").total >= 0


@pytest.mark.parametrize(("group", "status"), [(MANAGERS, 200), (MODERATORS, 302)])
@pytest.mark.parametrize("model", ["synonym", "override"])
def test_managers_alone_edit_the_lists(group, status, model):
    ensure_portal()
    user = User.objects.create_user("u", "u@example.org", "pw")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for page in ("", "add/"):
        assert client.get(f"/admin/snippets/search/{model}/{page}").status_code == status


def test_a_form_of_two_words_is_refused_and_a_synonym_is_told_of_its_twin():
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        Override(language="el", form="δύο λέξεις", lemma="μία").full_clean()
    Synonym.objects.create(language="el", words="πάσο", means="κάρτα")
    with pytest.raises(ValidationError):
        Synonym(language="el", words="πάσο", means="κάρτα").full_clean()
