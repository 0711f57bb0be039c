"""The same contract on PostgreSQL: its tests run once more, in a process whose database is a real PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.servers import running

#: What pytest says of the test that only a database with several writers can run.
TWO_WRITERS = "PASSED tests/search/contract/test_two_writers.py::"


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="this is that process")
def test_the_contract_holds_on_postgresql():
    root = Path(settings.BASE_DIR)
    with running("postgresql") as server:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DATA_DIR"))}
        environment["TEST_DATABASE_URL"] = server.url
        command = [sys.executable, "-m", "pytest", "-q", "-rp", "-p", "no:cacheprovider", Path(__file__).parent / "contract"]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert TWO_WRITERS in done.stdout, "what SQLite cannot show did not run"
    assert " passed" in done.stdout and "failed" not in done.stdout.splitlines()[-1]
