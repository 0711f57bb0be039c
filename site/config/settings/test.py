"""The settings of the tests: as production, with a throw-away data folder and quick password hashes."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="pyxida-test-"))
os.environ["SECRET_KEY"] = "tests-only-" + "x" * 40
for _name in ("DATABASE_URL", "SEARCH_URL", "CACHE_URL", "SITE_URL", "ALLOWED_HOSTS", "PORT", "PROXIES"):
    os.environ.pop(_name, None)
# The tests run on SQLite; on PostgreSQL where this names a database that they may fill.
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")

from config.settings.base import *
from config.settings.base import BASE_DIR, DATA_DIR

DEBUG = False
LEXICON_DIR = BASE_DIR / ".tools"  # written once in a clone, and not by each of the tests' processes
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if not os.environ["DATABASE_URL"]:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
AXES_ENABLED = False
SEARCH_LOG_SECONDS = 0  # a test that looks at the log writes it itself
WHITENOISE_AUTOREFRESH = True
