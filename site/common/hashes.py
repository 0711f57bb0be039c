"""What a content security policy says of a text that stands in the page itself."""

from __future__ import annotations

import base64
import hashlib

__all__ = ["hash_source"]


def hash_source(text: str) -> str:
    """Return the source expression of `text` (CSP level 2, hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
