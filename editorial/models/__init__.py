"""What editors work with besides the entries."""

from editorial.models.search_log import DealtWith, LoggedSearch

__all__ = ["DealtWith", "LoggedSearch"]
