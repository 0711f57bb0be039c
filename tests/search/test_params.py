"""Any address is read into bounded parameters, and those write one canonical address."""

import random

import pytest

from search.facets import SEARCH_FACETS
from search.params import MAX_Q, MAX_VALUE, MAX_VALUES, read_query_string

PIECES = [
    "q=", "area=", "cost=free", "page=", "near=", "within=", "sort=", "open=now", "status=", "kind=news", "&", "&&", "=", "%",
    "%00", "%ff%fe", "%ED%A0%80", "%F0%9F%98%80", "βοήθεια", "помощ", "ışık", "٣", "10" * 40, "-1", "1e309", "nan",
    "41.12345,25.4", "99,999", "'", '"', "<script>", "*", "\\", ";", "+", "\x00", "a" * 500, "access=lift&" * 60,
]  # fmt: skip
PAGES = [("", 1), ("0", 1), ("-1", 1), ("abc", 1), ("2", 2), ("1.5", 1), ("٣", 1), (str(10**20), 10**20), ("9" * 5000, None)]


@pytest.mark.parametrize("seed", range(20))
def test_no_address_is_refused_and_the_canonical_one_reads_the_same(seed):
    dice = random.Random(seed)
    for _turn in range(100):
        raw = "".join(dice.choices(PIECES, k=dice.randint(0, 12)))
        params = read_query_string(raw, SEARCH_FACETS)
        assert len(params.q) <= MAX_Q
        assert all(len(values) <= MAX_VALUES for values in params.selected.values())
        assert all(0 < len(value) <= MAX_VALUE for values in params.selected.values() for value in values)
        assert not any(ord(c) < 32 or 0xD800 <= ord(c) <= 0xDFFF for _name, value in params.pairs for c in value)
        assert params.page >= 1
        assert read_query_string(params.query_string, SEARCH_FACETS) == params


def test_a_facet_takes_so_many_values_and_each_once():
    raw = "&".join(f"area=a{number}&area=a{number}" for number in range(MAX_VALUES + 10))
    assert read_query_string(raw).selected["area"] == tuple(f"a{number}" for number in range(MAX_VALUES))


@pytest.mark.parametrize(("raw", "page"), PAGES)
def test_a_page_that_is_no_number_is_the_first(raw, page):
    found = read_query_string(f"page={raw}").page
    assert found == page if page else found > 10**20


def test_a_position_is_rounded_before_it_enters_an_address():
    params = read_query_string("near=41.123456,25.987654&within=5&sort=nearest")
    assert params.near == "41.123,25.988"
    assert params.point == (41.123, 25.988)
    assert "41.1234" not in params.query_string
    assert read_query_string("near=komotini").near == "komotini"
    assert read_query_string("near=91,0").near == ""


def test_what_is_not_ours_is_ignored():
    assert read_query_string("utm_source=x&kind=news&within=3&sort=price").pairs == []


def test_a_chip_takes_out_one_value_and_goes_to_the_first_page():
    params = read_query_string("q=a&cost=free&cost=paid&area=x&page=3")
    assert params.without("cost", "free").query_string == "q=a&area=x&cost=paid"
    assert params.without("q").query_string == "area=x&cost=free&cost=paid"
    assert params.on_page(2).query_string.endswith("page=2")
