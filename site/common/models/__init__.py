"""The base models of every app."""

from common.models.child import Child
from common.models.publishing import AtomicPublishing, IncompleteRecord
from common.models.record import Record, RecordQuerySet
from common.models.stable import StableSave, StableTranslations
from common.models.term import Term
from common.models.tree import TreeNode

__all__ = [
    "AtomicPublishing",
    "Child",
    "IncompleteRecord",
    "Record",
    "RecordQuerySet",
    "StableSave",
    "StableTranslations",
    "Term",
    "TreeNode",
]
