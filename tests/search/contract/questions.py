"""The questions of the contract: every judged query, and others, told by a seed, that turn every knob of the finder."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.test import override_settings

from search.params import Params
from search.results import EVERYTHING, FINDER, Finder, search
from tests.benchmarks.relevance.queries import LANGUAGES, read_queries
from tests.search.contract.scan import Answer, Scan, as_answer

__all__ = ["HOSTILE", "MORNING", "agree", "questions"]

#: A Tuesday without a holiday, when offices are open.
MORNING = dt.datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Athens"))
SORTS = ("", "relevance", "name", "nearest")
NEAR = ("41.119,25.405", "41.849,25.873", "komotini", "nobody-knows-it")
HOSTILE = (
    "x" * 10_000, "βοήθεια " * 2_000, "😀 🚀", "مساعدة للمسنين", "\u202eabc\u202c", "\x00", "a\x00b", "\ud800", "' OR 1=1 --",
    '" * ( ) : ^ ~ AND OR NEAR', "name_el:*", "NOT", "a AND", "NEAR(a b)", '"βοήθεια', "*", "-", "a*", "^a", "{a}", "a:b",
    "a+b", "\\", "\\'", "''", "a & b | !c", "a <-> b", "'a':A", "/.*/", "[* TO *]", '{"match_all":{}}', "_exists_:kind",
    "%00", "\ufeff",
)  # fmt: skip


def _selection(dice: random.Random, scan: Scan, finder: Finder) -> dict[str, tuple[str, ...]]:
    selected: dict[str, tuple[str, ...]] = {}
    for facet in dice.sample(list(finder.facets), dice.choice([0, 0, 1, 1, 2, 3])):
        if facet.name == "open":
            known = ["now"]
        elif facet.name == "kind":
            known = list(finder.kinds)
        else:
            known = sorted({each for entry in scan.entries for each in entry.document.facets.get(facet.name, ())})
        selected[facet.name] = tuple(dict.fromkeys(dice.choices([*known, "nobody-has-this"], k=dice.randint(1, 3))))
    return {facet.name: selected[facet.name] for facet in finder.facets if facet.name in selected}


def questions(seed: int, number: int, scan: Scan) -> Iterator[tuple[Params, str, Finder]]:
    """Yield so many questions: parameters, the reader's language, and what is searched."""
    dice = random.Random(seed)
    queries = [(query.q, query.lang) for language in LANGUAGES for query in read_queries(language)]
    for _number in range(number):
        q, language = dice.choice([*queries, ("", dice.choice(LANGUAGES))] if dice.random() < 0.7 else [("", "el"), ("", "tr")])
        if dice.random() < 0.3:
            q = f"{q} {dice.choice(queries)[0]}"
        finder = dice.choice([FINDER, EVERYTHING])
        near = dice.choice([*NEAR, "", "", "", ""])
        latitude, _comma, longitude = near.partition(",")
        yield Params(
            q=q.strip(), selected=_selection(dice, scan, finder), near=near,
            point=(float(latitude), float(longitude)) if longitude else None,
            within=dice.choice([None, 5.0, 50.0]) if near else None, sort=dice.choice(SORTS),
        ), language, finder  # fmt: skip


def agree(params: Params, language: str, finder: Finder, scan: Scan, engines: dict[str, str]) -> None:
    """Make sure that each engine, and no other in its place, answers as the scan does."""
    wanted: dict[str, Answer] = {}
    for engine, url in engines.items():
        with override_settings(SEARCH_URL=url):
            found = search(params, language, finder, now=MORNING)
        assert found.engine == engine, params
        if found.query.used not in wanted:
            wanted[found.query.used] = scan.answer(params, found.query, finder, MORNING)
        assert as_answer(found) == wanted[found.query.used], (engine, params)
    assert len(wanted) == 1, (params, list(wanted))
