"""The first user, and the file that says how to log in.

A password that was changed in the admin stays. `ADMIN_PASSWORD` is set when it is new: on the first start, or when it
is another one than the last time it was applied; so it neither undoes a change at each start, nor locks anybody out.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password

from config.start.stamp import Stamp

__all__ = ["FIRST_LOGIN", "USER_NAME", "ensure_administrator"]

USER_NAME = "admin"
FIRST_LOGIN = "first-login.txt"
PASSWORD_BYTES = 12
STEP = "admin password"


def ensure_administrator(data_dir: Path, site_url: str, stamp: Stamp) -> str:
    """Make the user `admin` when it is missing; return what was done, in a few words."""
    users = get_user_model()._default_manager
    user = users.filter(username=USER_NAME).first()
    given = os.environ.get("ADMIN_PASSWORD", "")
    is_new_choice = bool(given) and not check_password(given, stamp.done.get(STEP, ""))
    if user is not None and not is_new_choice:
        return "there already"
    password = given or secrets.token_urlsafe(PASSWORD_BYTES)
    _write_first_login(data_dir / FIRST_LOGIN, site_url, "the one in ADMIN_PASSWORD" if given else password)
    if user is None:
        users.create_superuser(username=USER_NAME, email="", password=password)
    else:
        user.set_password(password)
        user.save(update_fields=["password"])
    if given:
        stamp.set(STEP, make_password(given))
    return "password set" if user is not None else "made"


def _write_first_login(path: Path, site_url: str, password: str) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(f"address: {site_url}/admin/\nuser: {USER_NAME}\npassword: {password}\n", encoding="utf-8")
