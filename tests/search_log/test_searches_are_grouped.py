"""All ways to write a query are one group: inflections, accents, capitals, scripts, the order of the words."""

import pytest

from editorial.search_log.grouping import group_key

SAME = [
    ("el", ["βοήθεια στο σπίτι", "ΒΟΗΘΕΙΑ ΣΠΙΤΙ", "βοηθειας σπιτιου", "voithia sto spiti", "θέλω βοήθεια στο σπίτι"]),
    ("el", ["κολυμβητήριο", "κολυμβητήρια", "κολυμβητηριου", "kolymvitirio"]),
    ("bg", ["плувен басейн", "плувни басейни", "басейн плувен"]),
    ("bg", ["помощ", "ПОМОЩТА", "pomosht", "pomo6t", "търся помощ"]),
    ("bg", ["паркиране", "parkirane"]),
    ("el", ["ποδηλατόδρομος", "ποδηλατόδρομοι", "ΠΟΔΗΛΑΤΟΔΡΟΜΟΣ", "podilatodromos"]),
    ("tr", ["yüzme havuzu", "YÜZME HAVUZU", "yuzme havuzlari", "yüzme havuzları"]),
]  # fmt: skip
OTHER = [("el", "κολυμβητήριο"), ("el", "βοήθεια"), ("bg", "помощ"), ("bg", "басейн"), ("tr", "havuz"), ("tr", "otopark")]


@pytest.mark.parametrize(("language", "ways"), SAME)
def test_ways_to_write_a_query_have_one_key(language, ways):
    assert len({group_key(way, language) for way in ways}) == 1, {way: group_key(way, language) for way in ways}


def test_other_words_have_other_keys():
    assert len({group_key(text, language) for language, text in OTHER}) == len(OTHER)


def test_a_word_is_the_same_on_the_pages_of_another_language():
    assert group_key("βοήθεια", "tr") == group_key("βοηθειας", "bg") == group_key("voithia", "el")
    assert group_key("yardım", "el") == group_key("yardım", "tr")


@pytest.mark.parametrize("text", ["", "•••", "?!", "• • •"])
def test_what_has_no_words_has_no_key(text):
    assert group_key(text, "el") == ""
