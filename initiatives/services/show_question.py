"""A moderator lets everybody read a question with its answer: exactly the version that they read."""

from django.db import transaction
from django.utils import timezone

from hub.models import User
from hub.ports import notices, versions
from initiatives.emails import question_letters
from initiatives.errors import Changed
from initiatives.models import Event, Question, QuestionState
from initiatives.models.lifecycle import QUESTION, move
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.history import record


def show_question(*, question: Question, by: User, version: int) -> Question:
    """Raises Changed when the author has answered anew since, WrongState when it waits no longer."""
    with transaction.atomic():
        row = locked.question(question.pk)
        if row.version != version:
            raise Changed
        move(row, QuestionState.PUBLIC, QUESTION)
        row.public_at = timezone.now()
        row.save(update_fields=["state", "public_at"])
        record(initiative=row.initiative, what=Event.What.QUESTION_SHOWN, by=by, role=Event.Role.MODERATOR)
        versions.bump()
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(question_letters.shown(question=row, to=person))
    return row
