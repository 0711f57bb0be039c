"""The pieces of a start: the port, the stamp, the messages and the first user."""

from __future__ import annotations

import socket

import pytest
from django.contrib.auth import get_user_model

from config.env import ROOT, SettingError
from config.start import steps
from config.start.administrator import FIRST_LOGIN, ensure_administrator
from config.start.messages import compile_messages
from config.start.port import HOST, claim
from config.start.stamp import Stamp, fingerprint
from config.start.steps import Step, run_steps

MESSAGES = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "α"\n'
ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def stamp(tmp_path) -> Stamp:
    return Stamp(tmp_path / "stamp.json")


def test_a_port_that_is_taken_ends_the_start_with_a_sentence(capsys):
    with socket.create_server((HOST, 0)) as other, pytest.raises(SettingError) as ending:
        claim(other.getsockname()[1])
    assert ending.value.code == 2
    assert "is taken by another program" in capsys.readouterr().err


def test_a_free_port_is_left_free():
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
    claim(port)
    claim(port)


def test_a_step_is_done_again_only_when_what_it_reads_has_changed(tmp_path, stamp):
    source, calls = tmp_path / "source.txt", []

    def run() -> None:
        steps = [Step("Work", lambda: calls.append("done") or "done", fingerprint([source]))]
        run_steps(steps, Stamp(stamp.path), lambda line: None)

    source.write_text("one")
    run()
    run()
    assert len(calls) == 1
    source.write_text("two")
    run()
    assert len(calls) == 2


def test_a_step_that_failed_is_not_stamped(stamp):
    def fail() -> str:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        run_steps([Step("Work", fail, "value")], stamp, lambda line: None)
    assert not Stamp(stamp.path).holds("Work", "value")


def test_a_broken_stamp_counts_as_none(stamp):
    stamp.path.write_text("{half")
    assert Stamp(stamp.path).done == {}


def test_messages_are_compiled_when_the_source_is_newer(tmp_path):
    folder = tmp_path / "el" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "α"\n'
    )
    assert compile_messages(tmp_path) == 1
    assert "α".encode() in (folder / "django.mo").read_bytes()
    assert compile_messages(tmp_path) == 0


@pytest.fixture
def start(tmp_path, stamp, db, monkeypatch):
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    return lambda: ensure_administrator(tmp_path, ADDRESS, Stamp(stamp.path))


def user():
    return get_user_model().objects.get(username="admin")


def test_the_first_start_writes_down_a_random_password_for_the_owner_alone(start, tmp_path):
    start()
    lines = dict(line.split(": ", 1) for line in (tmp_path / FIRST_LOGIN).read_text().splitlines())
    assert user().check_password(lines["password"])
    assert user().is_superuser
    assert (tmp_path / FIRST_LOGIN).stat().st_mode & 0o777 == 0o600


def test_a_password_that_was_changed_stays(start, monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "given at the start")
    start()
    assert user().check_password("given at the start")
    admin = user()
    admin.set_password("my own choice")
    admin.save()
    start()
    assert user().check_password("my own choice")


def test_another_admin_password_than_the_last_one_is_applied(start, monkeypatch, tmp_path):
    start()
    monkeypatch.setenv("ADMIN_PASSWORD", "I forgot the first")
    start()
    assert user().check_password("I forgot the first")
    assert "I forgot" not in (tmp_path / FIRST_LOGIN).read_text()


def test_what_the_start_makes_is_not_among_what_it_reads():
    """Else each start would find the static files changed by the one before."""
    assert not [path for path in steps._static_sources() if path.is_relative_to(ROOT / "var")]
