"""What a questionnaire asks, and what of it somebody is asked. Pure: frozen content in, values out."""

from research.questionnaire.answers import Refused, asked, background_of, counted, is_right, kept, missing, read_answer
from research.questionnaire.content import (
    MOST_BACKGROUND,
    TEXT_LIMIT,
    Condition,
    Content,
    Kind,
    Level,
    Question,
    Section,
    Wording,
)

__all__ = [
    "MOST_BACKGROUND",
    "TEXT_LIMIT",
    "Condition",
    "Content",
    "Kind",
    "Level",
    "Question",
    "Refused",
    "Section",
    "Wording",
    "asked",
    "background_of",
    "counted",
    "is_right",
    "kept",
    "missing",
    "read_answer",
]
