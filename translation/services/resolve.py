"""Closes a question: by who asked, by the lead of the language, or by an editor, who answers for the source text."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from translation import rights
from translation.models import SegmentComment
from translation.services.answer import answer


def resolve(*, question: SegmentComment, by: Any, text: str = "") -> SegmentComment:
    """Close the question, with a last answer where `text` has one; safe to repeat.

    An unclear source text is closed by an editor with an answer that translators will see, or by who asked.
    """
    if not may_resolve(question, by):
        raise rights.Refused(_("Whoever asked, the lead of the language or an editor closes a question."))
    with transaction.atomic():
        asked = SegmentComment.objects.select_for_update(of=("self",)).get(pk=question.pk)
        if asked.resolved_at is not None:
            return asked
        if text.strip():
            answer(question=asked, language=asked.language, text=text, by=by)
        elif _lacks_answer(asked, by):
            raise rights.Refused(_("Say what the text means, or that it was changed: translators read it."))
        asked.resolved_by = by
        asked.resolved_at = timezone.now()
        asked.save(update_fields=["resolved_by", "resolved_at"])
    return asked


def may_resolve(question: SegmentComment, user: Any) -> bool:
    if question.about == SegmentComment.About.UNCLEAR:
        return bool(question.author_id == user.pk or rights.answers_for_source(user))
    lead = rights.may(user, rights.Action.SUBMIT, question.language)
    return bool(question.author_id == user.pk or lead)


def _lacks_answer(question: SegmentComment, by: Any) -> bool:
    if question.about != SegmentComment.About.UNCLEAR or question.author_id == by.pk:
        return False
    return not question.answers.exists()
