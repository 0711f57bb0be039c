"""What of each record and page goes into the index."""

from search.documents.base import Document, Texts
from search.documents.pages import PAGES, page_documents, story_ids
from search.documents.records import RECORDS, prefetched, record_document, whole_name
from search.documents.terms import Taxonomies

__all__ = [
    "PAGES",
    "RECORDS",
    "Document",
    "Taxonomies",
    "Texts",
    "page_documents",
    "prefetched",
    "record_document",
    "story_ids",
    "whole_name",
]
