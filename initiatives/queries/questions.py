"""Questions about initiatives, as everybody, the author, the asker and a moderator read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from hub.models import Organisation, User
from hub.screening import screen_places
from initiatives.access import questions_for
from initiatives.emails.letter import title_for_others, title_of
from initiatives.models import Initiative, Question, QuestionState

MOST = 200
TONES = {
    QuestionState.ASKED: "wait",
    QuestionState.ANSWERED: "wait",
    QuestionState.RETURNED: "warn",
    QuestionState.PUBLIC: "ok",
    QuestionState.SET_ASIDE: "muted",
    QuestionState.HIDDEN: "muted",
}


@dataclass(frozen=True)
class QuestionRow:
    """A question with its state; `title` is that of its initiative."""

    key: UUID
    title: str
    language: str
    text: str
    state: str
    tone: str
    at: datetime


def public_questions(initiative: Initiative) -> QuerySet[Question]:
    """What everybody reads under an initiative, in the order in which it was asked."""
    return Question.objects.public().filter(initiative=initiative)


def received(initiative: Initiative) -> list[QuestionRow]:
    return [_row(question, "") for question in initiative.questions.all()]


def asked(organisations: QuerySet[Organisation], language: str) -> list[QuestionRow]:
    """What the organisations have asked others, newest first."""
    rows = Question.objects.asked_by(organisations).select_related("initiative__draft")
    return [
        _row(question, title_for_others(question.initiative, language))
        for question in rows.prefetch_related("initiative__texts").order_by("-asked_at")
    ]


def for_moderator(user: User, language: str, state: QuestionState) -> list[QuestionRow]:
    """What `user` may moderate in this state: the first 200, oldest answer first."""
    rows = questions_for(user).filter(state=state).select_related("initiative__draft")
    return [
        _row(question, title_of(question.initiative, language))
        for question in rows.prefetch_related("initiative__texts").order_by("answered_at")[:MOST]
    ]


def warnings(question: Question) -> Sequence[dict[str, str]]:
    """What the safeguarding screen is not sure of, with its reason in the language of the moment."""
    found = screen_places({"text": question.text, "answer": question.answer})
    return [{"before": one.before, "found": one.found, "after": one.after, "why": str(one.kind.label)} for one in found]


def _row(question: Question, title: str) -> QuestionRow:
    return QuestionRow(
        key=question.key,
        title=title,
        language=question.language,
        text=question.text,
        state=str(question.get_state_display()),
        tone=TONES[QuestionState(question.state)],
        at=question.asked_at,
    )
