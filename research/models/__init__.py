"""Trainings: the page's words, the facts that hold in every language, who comes, and what proves it.

Studies: pages, rounds, what is asked, answers without names, and what was published of them. Statistics:
what is counted, figures with their revisions, and files that wait to be taken over.
Findings: what was found out about paragraphs, on what it rests, and what was decided.
"""

from research.models.answer import Answer, Draft, WaitingAnswer
from research.models.asked import Asked
from research.models.certificate import Certificate
from research.models.choices import HOLDS, MaterialKind, Place, Target
from research.models.finding import Decision, Finding, Strength
from research.models.finding_page import FindingPage, FindingTheme
from research.models.focus_group import FocusGroup, GroupSession, Quote, QuoteWords
from research.models.focus_group_page import FocusGroupPage
from research.models.material import Material
from research.models.quiz import ItemLook, QuizItem
from research.models.quiz_page import QuizPage
from research.models.refresher import Refresher, RefresherWish
from research.models.registration import Invitation, Registration
from research.models.release import ReleasedTable, SaidInWords
from research.models.report import ReportEdition, ReportFile
from research.models.series import Mark, Observation, Series, Unit
from research.models.series_import import SeriesImport, SeriesImportRow
from research.models.series_page import SeriesPage, SeriesTheme
from research.models.shared_draft import Shared, Signature, SignedContent
from research.models.sheet import Sheet, SheetKind, SpentSheet, WaitingSheet
from research.models.study import Study, StudyKind, Version, Wave
from research.models.study_page import QuestionnairePage, ResearchIndexPage, StudyPage, StudyTheme
from research.models.training import Training
from research.models.training_index import TrainingIndexPage
from research.models.training_page import FACTS, TrainingOrganisation, TrainingPage, TrainingTheme

__all__ = [
    "FACTS",
    "HOLDS",
    "Answer",
    "Asked",
    "Certificate",
    "Decision",
    "Draft",
    "Finding",
    "FindingPage",
    "FindingTheme",
    "FocusGroup",
    "FocusGroupPage",
    "GroupSession",
    "Invitation",
    "ItemLook",
    "Mark",
    "Material",
    "MaterialKind",
    "Observation",
    "Place",
    "QuestionnairePage",
    "QuizItem",
    "QuizPage",
    "Quote",
    "QuoteWords",
    "Refresher",
    "RefresherWish",
    "Registration",
    "ReleasedTable",
    "ReportEdition",
    "ReportFile",
    "ResearchIndexPage",
    "SaidInWords",
    "Series",
    "SeriesImport",
    "SeriesImportRow",
    "SeriesPage",
    "SeriesTheme",
    "Shared",
    "Sheet",
    "SheetKind",
    "Signature",
    "SignedContent",
    "SpentSheet",
    "Strength",
    "Study",
    "StudyKind",
    "StudyPage",
    "StudyTheme",
    "Target",
    "Training",
    "TrainingIndexPage",
    "TrainingOrganisation",
    "TrainingPage",
    "TrainingTheme",
    "Unit",
    "Version",
    "WaitingAnswer",
    "WaitingSheet",
    "Wave",
]
