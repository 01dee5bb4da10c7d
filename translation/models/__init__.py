"""What each language has of each page: the source as translators see it, the work, and what was approved."""

from translation.models.approval import Approval
from translation.models.check_waiver import CheckWaiver
from translation.models.import_batch import ImportBatch
from translation.models.import_row import ImportRow
from translation.models.machine import MachineRequest, MachineSuggestion
from translation.models.memory import MemoryEntry, MemoryPlace, MemorySource
from translation.models.page_translation import PageTranslation
from translation.models.round import Round, RoundLanguage, RoundPage
from translation.models.segment_author import SegmentAuthor
from translation.models.segment_comment import SegmentComment
from translation.models.source_text import SourceText
from translation.models.step import Step
from translation.models.told import Told
from translation.models.translator_preference import TranslatorPreference

__all__ = [
    "Approval",
    "CheckWaiver",
    "ImportBatch",
    "ImportRow",
    "MachineRequest",
    "MachineSuggestion",
    "MemoryEntry",
    "MemoryPlace",
    "MemorySource",
    "PageTranslation",
    "Round",
    "RoundLanguage",
    "RoundPage",
    "SegmentAuthor",
    "SegmentComment",
    "SourceText",
    "Step",
    "Told",
    "TranslatorPreference",
]
