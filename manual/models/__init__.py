"""The manual: its pages, their citable numbers, the law they rest on, and the frozen editions."""

from manual.models.annex import Annex, AnnexRevision
from manual.models.care import SectionCare, SectionReview
from manual.models.chapter import ChapterPage, ChapterTheme
from manual.models.draft import DraftNote, EditionDraft
from manual.models.edition import ChangeNote, Edition, EditionState
from manual.models.impression import EditionFile, FrozenBlock, FrozenSection, Impression, ImpressionBuild
from manual.models.kept_file import KeptFile
from manual.models.law_reference import LawReference
from manual.models.law_review import LawReview
from manual.models.manual_page import ManualPage
from manual.models.move import ParagraphMove
from manual.models.number import CitableNumber
from manual.models.report import SectionReport
from manual.models.section import SectionArticle, SectionPage, SectionTheme
from manual.models.term_use import ChangedWords, TermUse

__all__ = [
    "Annex",
    "AnnexRevision",
    "ChangeNote",
    "ChangedWords",
    "ChapterPage",
    "ChapterTheme",
    "CitableNumber",
    "DraftNote",
    "Edition",
    "EditionDraft",
    "EditionFile",
    "EditionState",
    "FrozenBlock",
    "FrozenSection",
    "Impression",
    "ImpressionBuild",
    "KeptFile",
    "LawReference",
    "LawReview",
    "ManualPage",
    "ParagraphMove",
    "SectionArticle",
    "SectionCare",
    "SectionPage",
    "SectionReport",
    "SectionReview",
    "SectionTheme",
    "TermUse",
]
