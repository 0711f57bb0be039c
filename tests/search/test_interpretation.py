"""What was made of the words is said in a sentence of the reader's language, whatever the reason."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import override

from search.analysis import Step, understanding
from tests.factories import make_service

pytestmark = pytest.mark.django_db
SOURCE = Path(understanding.__file__).read_text(encoding="utf-8")
#: Every reason that the code can give.
REASONS = sorted({*re.findall(r'self\.step\("(\w+)"', SOURCE), *re.findall(r'else "(\w+)"\)', SOURCE)})


def sentence(why, language):
    with override(language):
        return render_to_string("search/_step.html", {"step": Step("voithia", "βοήθεια", why)}).strip()


def test_the_reasons_are_known():
    assert REASONS == ["layout", "script", "spelling", "typo"]


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_each_reason_has_a_sentence_of_its_own_in_each_language(language):
    said = [sentence(why, language) for why in [*REASONS, "another reason"]]
    assert len(set(said)) == len(said)
    assert all("voithia" in one and "βοήθεια" in one for one in said)
    assert not set(said) & {sentence(why, "en") for why in REASONS}


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
@pytest.mark.parametrize("section", ["services", "search"])
def test_the_page_says_what_it_searched_for_and_one_tap_undoes_it(client, language, section):
    make_service(name_el="Βοήθεια στο σπίτι", cost="free")
    page = client.get(f"/{language}/{section}/?q=βοηφεια&cost=free").content.decode()
    assert "<strong>" in page
    assert "exact=1" in page
    text = strip_tags(page)
    assert strip_tags(sentence("typo", language)).replace("voithia", "βοηφεια") in text
    nothing = client.get(f"/{language}/{section}/?q=βοηφεια&cost=paid").content.decode()
    searched = {"el": "Ψάξαμε για", "bg": "Търсихме", "tr": "için arama yaptık"}[language]
    assert searched in nothing
    assert searched not in page


def test_most_of_the_words_is_said_aloud(client):
    make_service(name_el="Βοήθεια στο σπίτι")
    make_service(name_el="Κήπος")
    assert "Τίποτα δεν έχει όλες τις λέξεις σας" in client.get("/el/services/?q=βοήθεια+σπίτι+κήπος").content.decode()
    page = client.get("/el/services/?q=βοήθεια+ηλεκτρολόγος").content.decode()
    assert "<strong>ηλεκτρολόγος</strong>" in page
