"""Is the port free? Asked first, so that nothing is set up in vain."""

from __future__ import annotations

import errno
import socket

from config.env import SettingError

__all__ = ["HOST", "claim"]

HOST = "127.0.0.1"


def claim(port: int) -> None:
    """End the process with one sentence and exit code 2 when the site cannot listen on `port`."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen(1)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                why = f"{port} on {HOST} is taken by another program. End that one, or give another port."
            else:
                why = f"{port} on {HOST} cannot be opened ({error.strerror}). Give another port."
            raise SettingError("PORT", why) from None
