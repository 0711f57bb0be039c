"""What a reader has said so far. It is kept nowhere but in the address of the page, sealed.

Sealed, so that an address in a history, in the log of a proxy or in a message tells nobody what was answered, and dies
after a while: phones are shared. Addresses stay addresses: “back”, another language and “reload” work as everywhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import zlib
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

__all__ = ["MAX_TOKEN", "Expired", "State", "Unreadable", "open_sealed", "sealed"]

#: How long an address can be opened, in seconds: long enough to find a paper, short enough for a phone that is shared.
LIFETIME = 2 * 60 * 60
#: The longest seal that is looked at; all answers together take some 600 characters.
MAX_TOKEN = 4000
NONCE_BYTES = 16
SALT = "services_catalogue.check"


class Unreadable(Exception):
    """A seal that is not ours, or was broken."""


class Expired(Unreadable):
    """A seal that is too old."""


@dataclass(frozen=True)
class State:
    """Where a reader stands in the check.

    `answers` holds, in the order of asking, what was answered to each question: its facts with their values as text.
    `asks` is a question to be asked again, `shows_lists` whether the lists are wanted before the end. `mistake` names what
    was wrong with the last answer, `typed` what was written then.
    """

    service: int | None = None
    area: str = ""
    need: str = ""
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    asks: str = ""
    shows_lists: bool = False
    mistake: str = ""
    typed: list[str] = field(default_factory=list)

    def answered(self, key: str, answer: dict[str, str]) -> State:
        """Return the state after an answer; one to a question that was asked before keeps its place."""
        return replace(self.plain(), answers={**self.answers, key: answer})

    def asking(self, key: str) -> State:
        """Return the state in which a question is asked again."""
        return replace(self.plain(), asks=key)

    def mistaken(self, key: str, mistake: str, typed: list[str]) -> State:
        """Return the state in which a question says what was wrong with its answer; what was typed stays."""
        return replace(self.plain(), asks=key, mistake=mistake, typed=typed)

    def plain(self) -> State:
        """Return the state without what belongs to one page of it."""
        return replace(self, asks="", shows_lists=False, mistake="", typed=[])


def sealed(state: State) -> str:
    """Return a state as it stands in an address."""
    values = {name: value for name, value in asdict(state).items() if value}
    text = zlib.compress(json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode())
    nonce = secrets.token_bytes(NONCE_BYTES)
    return _signer().sign(base64.urlsafe_b64encode(nonce + _crossed(text, nonce)).decode().rstrip("="))


def open_sealed(token: str) -> State:
    """Return the state in an address; raises Unreadable, or Expired, which is one."""
    if len(token) > MAX_TOKEN:
        raise Unreadable
    try:
        body = _signer().unsign(token, max_age=LIFETIME)
    except SignatureExpired as error:
        raise Expired from error
    except BadSignature as error:
        raise Unreadable from error
    raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    values: dict[str, Any] = json.loads(zlib.decompress(_crossed(raw[NONCE_BYTES:], raw[:NONCE_BYTES])))
    known = {each.name for each in fields(State)}
    return State(**{name: value for name, value in values.items() if name in known})


def _signer() -> TimestampSigner:
    """Signatures hold letters, digits, hyphens and underscores; a dot between them needs no escape in an address."""
    return TimestampSigner(salt=SALT, sep=".")


def _crossed(text: bytes, nonce: bytes) -> bytes:
    """Lock or unlock a text: XOR with a stream of SHAKE-256, keyed by the site's secret and a nonce used once."""
    key = hashlib.sha256(f"{SALT}:{settings.SECRET_KEY}".encode()).digest()
    stream = hashlib.shake_256(key + nonce).digest(len(text))
    return bytes(one ^ other for one, other in zip(text, stream, strict=True))
