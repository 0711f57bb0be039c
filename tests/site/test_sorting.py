"""Names stand in the order that a reader of each language expects."""

import pytest

from common.text import sort_key
from search.engines.cluster_documents import sort_text

ORDERS = {
    "el": ["Άννα", "«Βοήθεια»", "Έλα", "Ελπίδα", "Ωραία", "Aile", "Ясла"],
    "bg": ["Аптека", "„Врабче“", "Иван", "Йод", "Ясла", "Aile", "Βοήθεια"],
    "tr": ["112 hattı", "Aile desteği", "Ailevi", "Cami", "Çocuk", "Ispanak", "“İlk adım”", "Şeker", "Umut", "Üzüm", "Βοήθεια"],
}


@pytest.mark.parametrize("language", ORDERS)
def test_names_stand_in_the_order_of_the_language(language):
    names = ORDERS[language]
    assert sorted(set(names), key=lambda name: sort_key(name, language)) == names


@pytest.mark.parametrize("language", ORDERS)
def test_a_search_server_sorts_the_same_way(language):
    names = ORDERS[language]
    assert sorted(set(names), key=lambda name: sort_text(name, language)) == names
