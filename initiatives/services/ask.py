"""A public question about an initiative. Nobody but its author and the asker reads it before both agreed to show it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hub.models import Organisation, User
from hub.ports import notices
from initiatives.emails import question_letters
from initiatives.errors import RefusedError, TooOften
from initiatives.models import Initiative, Question
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.masked import masked_words
from initiatives.services.standing import require_verified
from initiatives.services.together import require_together
from initiatives.words import NO_QUESTION, OVER, UNVERIFIED

DAY, MOST_A_DAY = timedelta(days=1), 10


def ask(
    *, initiative: Initiative, organisation: Organisation, by: User, language: str, text: str, submission: UUID
) -> tuple[Question, bool]:
    """The question of this form, and whether it is new. Raises Identifying, TooOften or RefusedError."""
    require_verified(organisation)
    said = masked_words(text=text)["text"]
    with transaction.atomic():
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        row = locked.initiative(initiative.pk)
        known = Question.objects.filter(author=by, submission=submission).first()
        if known is not None:
            return known, False
        if not row.is_open or row.organisation_id == organisation.pk:
            raise RefusedError(OVER)
        if not row.organisation.is_verified:
            raise RefusedError(UNVERIFIED)
        now = timezone.now()
        today = Question.objects.filter(organisation=organisation, asked_at__gt=now - DAY).order_by("asked_at")
        moments = list(today.values_list("asked_at", flat=True))
        if len(moments) >= MOST_A_DAY:
            raise TooOften(moments[-MOST_A_DAY] + DAY - now)
        require_together(organisation, row.organisation, words=NO_QUESTION)
        question = Question.objects.create(
            initiative=row, organisation=organisation, author=by, submission=submission, language=language, text=said
        )
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(question_letters.asked(question=question, to=person))
    return question, True
