"""The author answers a public question: that is their consent to show both, once a moderator has read them."""

from django.db import transaction
from django.utils import timezone

from hub.models import User
from initiatives.models import Question, QuestionState
from initiatives.models.lifecycle import QUESTION, move
from initiatives.services import locked
from initiatives.services.masked import masked_words
from initiatives.services.standing import require_verified


def answer_question(*, question: Question, by: User, language: str, answer: str) -> Question:
    """Hand question and answer to the moderators. Raises Identifying, RefusedError or WrongState."""
    said = masked_words(answer=answer)["answer"]
    with transaction.atomic():
        row = locked.question(question.pk)
        require_verified(row.initiative.organisation)
        move(row, QuestionState.ANSWERED, QUESTION)
        row.answer, row.answer_language, row.answered_by = said, language, by
        row.answered_at, row.version, row.reasons = timezone.now(), row.version + 1, []
        row.save()
    return row
