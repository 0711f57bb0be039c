"""Each kind and comparison of a criterion is written out as a sentence in each language.

The expected sentences stand in `criterion_sentences.tsv`; they were written by hand, before the messages.
"""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from services_catalogue.eligibility_sentences import criterion_sentence
from services_catalogue.models import Area, EligibilityCriterion
from services_catalogue.models.eligibility import CODES, COMPARISONS, KINDS_ABOUT_OTHERS

TABLE = Path(__file__).with_name("criterion_sentences.tsv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
LOCATIVE = {"el": "στον Δήμο Πυξίδας", "bg": "в община Пиксида", "tr": "Pusula Belediyesi sınırlarında"}
NAME = {"el": "Πυξίδα", "bg": "Пиксида", "tr": "Pusula"}


def criterion_of(row: dict[str, str]) -> EligibilityCriterion:
    more = row["more"]
    criterion = EligibilityCriterion(kind=row["kind"], comparison=row["comparison"])
    criterion.minimum = Decimal(row["minimum"]) if row["minimum"] else None
    criterion.maximum = Decimal(row["maximum"]) if row["maximum"] else None
    if more in {"child", "cared-for"}:
        criterion.about = more
    elif more in {"month", "year"}:
        criterion.period = more
    elif more.endswith("area"):
        locative = {} if more.startswith("bare") else {f"locative_{code}": text for code, text in LOCATIVE.items()}
        criterion.area = Area(code="pyxida", kind="municipality", **{f"name_{c}": t for c, t in NAME.items()}, **locative)
    elif more:
        criterion.codes = more.split(",")
    return criterion


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(v for v in list(row.values())[:5] if v))
def test_a_criterion_reads_as_expected(row: dict[str, str], language: str) -> None:
    sentence = criterion_sentence(criterion_of(row), language)
    assert sentence.replace("\u00a0", " ") == row[language]


def test_the_table_holds_every_kind_and_comparison() -> None:
    written = {(row["kind"], row["comparison"]) for row in ROWS}
    assert written == {(kind, comparison) for kind, known in COMPARISONS.items() for comparison in known}


def test_the_table_holds_every_code_on_its_own() -> None:
    written = {(row["kind"], row["more"]) for row in ROWS if row["comparison"] == "one-of"}
    assert {(kind, code) for kind, codes in CODES.items() for code in codes} <= written


def test_the_table_holds_every_kind_that_may_be_about_somebody_else() -> None:
    others = {value for value in EligibilityCriterion.About.values if value != EligibilityCriterion.About.APPLICANT}
    written = {(row["kind"], row["comparison"], row["more"]) for row in ROWS if row["more"] in others}
    assert written == {(kind, how, who) for kind in KINDS_ABOUT_OTHERS for how in COMPARISONS[kind] for who in others}
