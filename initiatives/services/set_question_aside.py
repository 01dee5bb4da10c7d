"""The author does not let a question be shown, or takes a shown one away."""

from django.db import transaction

from hub.models import User
from hub.ports import notices, versions
from initiatives.emails import question_letters
from initiatives.models import Event, Question, QuestionState
from initiatives.models.lifecycle import QUESTION, move
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.history import record


def set_question_aside(*, question: Question, by: User) -> Question:
    """Nobody reads it any more. Taking words back needs no verification."""
    with transaction.atomic():
        row = locked.question(question.pk)
        was_public = row.state == QuestionState.PUBLIC
        move(row, QuestionState.SET_ASIDE, QUESTION)
        row.save(update_fields=["state"])
        if was_public:
            versions.bump()
            record(initiative=row.initiative, what=Event.What.QUESTION_HIDDEN, by=by, role=Event.Role.AUTHOR)
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(question_letters.set_aside(question=row, to=person))
    return row
