"""Says that somebody has searched, to whoever keeps count. The search itself keeps nothing.

Receivers run within the reader's request: they may look and remember, and never ask the database.
"""

from django.dispatch import Signal

__all__ = ["searched"]

#: With `request`, `found` (`search.results.Results`), `is_finder` and `is_api`.
searched = Signal()
