"""What editors work with besides the entries."""

from editorial.models.feedback import Feedback
from editorial.models.search_log import DealtWith, LoggedSearch
from editorial.models.sending import Sending

__all__ = ["DealtWith", "Feedback", "LoggedSearch", "Sending"]
