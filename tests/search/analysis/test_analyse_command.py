"""`manage.py analyse` prints lines of three columns and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.analysis import lexicon

ROOT = Path(__file__).resolve().parents[3]


def lines(capsys, language, *words):
    call_command("analyse", language, *words)
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_each_word_has_a_line_of_three_columns(capsys):
    found = lines(capsys, "el", "επιδόματα", "ΝΟΜΟΣ", "εφτάψυχοςξ")
    assert [row[0] for row in found] == ["επιδόματα", "ΝΟΜΟΣ", "εφτάψυχοςξ"]
    assert all(len(row) == 3 and row[1] and row[2] for row in found)
    assert len(found[1][2].split(" ")) == 2


@pytest.mark.parametrize(
    ("language", "one", "other"), [("el", "παιδιών", "παιδί"), ("bg", "децата", "дете"), ("tr", "çocuğun", "çocuk")]
)
def test_two_forms_share_a_token(capsys, language, one, other):
    (_one, _stored, asked), (_other, stored, _asked) = lines(capsys, language, one, other)
    assert set(asked.split()) & set(stored.split())


@pytest.mark.parametrize("word", ["", "…", "😀", "\u202eκακό", "a" * 10_000, "NEAR(", '"', "x\ty"])
def test_what_is_no_word_has_a_line_too(capsys, word):
    call_command("analyse", "tr", word)
    assert capsys.readouterr().out.startswith(f"{word}\t")


def test_an_unknown_language_is_refused():
    with pytest.raises(CommandError):
        call_command("analyse", "en", "word")


def test_nothing_but_the_lines_goes_to_standard_output(tmp_path):
    (tmp_path / lexicon.path().name).symlink_to(lexicon.path())
    command = [sys.executable, str(ROOT / "manage.py"), "analyse", "bg", "услугите"]
    done = subprocess.run(command, capture_output=True, text=True, env={"DATA_DIR": str(tmp_path), "PATH": "/usr/bin"})
    assert done.returncode == 0, done.stderr
    assert done.stdout == "услугите\tуслуга\tуслуга\n"
