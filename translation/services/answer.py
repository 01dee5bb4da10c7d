"""Answers a question about a text."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from translation import rights
from translation.models import SegmentComment
from translation.services.wording import tidied


def answer(*, question: SegmentComment, language: str, text: str, by: Any) -> SegmentComment:
    """Keep an answer that `by` writes from the desk of `language`; the same one again is not kept twice."""
    if not may_read(question, language, by):
        raise rights.Refused(_("You have no part in this language."))
    text = tidied(text, empty=_("Write an answer."))
    with transaction.atomic():
        asked = SegmentComment.objects.select_for_update(of=("self",)).get(pk=question.pk)
        reply, _made = SegmentComment.objects.get_or_create(
            question=asked,
            author=by,
            text=text,
            defaults={
                "page_key": asked.page_key,
                "key": asked.key,
                "path": asked.path,
                "source": asked.source,
                "language": language,
                "about": asked.about,
            },
        )
    return reply


def may_read(question: SegmentComment, language: str, user: Any) -> bool:
    """Whether whoever sees the desk of `language` sees the question."""
    own = question.about == SegmentComment.About.OWN
    return rights.sees(user, language) and (not own or question.language == language)
