"""The dictionaries stand in one file, which is there when it is whole and which nothing changes."""

from __future__ import annotations

import sqlite3
import threading
import time

import pytest

from search.analysis import lexicon, lexicon_build


@pytest.fixture
def small(monkeypatch):
    """A build of one language alone, since the whole takes ten seconds and more."""
    monkeypatch.setattr(lexicon_build, "LANGUAGES", ("bg",))


def test_forms_have_their_lemmas(db):
    assert lexicon.look_up("επιδοματα", "el") == (("επιδόματα", "επίδομα"),)
    assert dict(lexicon.look_up("νομοσ", "el")) == {"νομός": "νομός", "νόμος": "νόμος"}
    assert "βοήθεια" in lexicon.lemmas_by_sound(["voiTia"], "el")
    assert lexicon.look_up("qqqq", "tr") == ()


def test_an_interrupted_build_leaves_no_file_and_the_next_one_ends_it(small, tmp_path, monkeypatch):
    path = tmp_path / "lexicon-2.sqlite3"
    (tmp_path / "lexicon-1.sqlite3").write_bytes(b"of another version")
    path.with_suffix(".part").write_bytes(b"no database" * 100)
    with monkeypatch.context() as broken:
        broken.setattr(lexicon_build, "_write", lambda *_args: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            lexicon_build.build(path, print)
    assert not path.exists()
    said: list[str] = []
    assert lexicon_build.build(path, said.append)
    assert path.exists()
    assert len(said) == 1
    assert [each.name for each in tmp_path.glob("*.sqlite3")] == [path.name]
    assert not lexicon_build.build(path, said.append)
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT lemma FROM forms_bg WHERE fold = 'децата'").fetchall() == [("дете",)]


def test_two_builds_at_once_are_one(small, tmp_path):
    path = tmp_path / "lexicon-3.sqlite3"
    done: list[bool] = []
    threads = [threading.Thread(target=lambda: done.append(lexicon_build.build(path, lambda _line: None))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [False, True]


def test_a_word_that_was_looked_up_costs_next_to_nothing():
    from search.analysis.lemmas import index_tokens

    index_tokens("υπηρεσίες")
    start = time.perf_counter()
    for _ in range(1000):
        index_tokens("υπηρεσίες")
    assert time.perf_counter() - start < 0.0125
