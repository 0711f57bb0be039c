"""The views that every kind of record shares."""

from common.views.record_list import RecordList
from common.views.record_page import RecordPage, find_by_id
from common.views.short_address import short_address

__all__ = ["RecordList", "RecordPage", "find_by_id", "short_address"]
