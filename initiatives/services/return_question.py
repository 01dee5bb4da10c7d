"""A moderator does not let a question with its answer be shown, or takes a shown one down: with reasons."""

from collections.abc import Sequence

from django.db import transaction

from hub.models import User
from hub.ports import notices, versions
from initiatives.emails import question_letters
from initiatives.errors import Changed, RefusedError
from initiatives.models import Event, Question, QuestionState, Reason
from initiatives.models.lifecycle import QUESTION, move
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.history import record


def return_question(*, question: Question, by: User, version: int, reasons: Sequence[str]) -> Question:
    """What waits goes back to its author, who may answer anew; what is shown is gone for good."""
    if not reasons or not set(reasons) <= set(Reason.values):
        raise RefusedError
    with transaction.atomic():
        row = locked.question(question.pk)
        if row.version != version:
            raise Changed
        was_public = row.state == QuestionState.PUBLIC
        move(row, QuestionState.HIDDEN if was_public else QuestionState.RETURNED, QUESTION)
        row.reasons = list(reasons)
        row.save(update_fields=["state", "reasons"])
        if was_public:
            versions.bump()
            record(
                initiative=row.initiative,
                what=Event.What.QUESTION_HIDDEN,
                by=by,
                role=Event.Role.MODERATOR,
                reasons=list(reasons),
            )
        for person in speakers_for(row.initiative.organisation, first=row.initiative.author):
            notices.send(question_letters.returned(question=row, to=person))
    return row
