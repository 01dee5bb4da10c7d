"""Asks a question about one text of a page, or says that the source text is unclear."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from translation import rights
from translation.models import PageTranslation, SegmentComment
from translation.queries.texts import segments_of
from translation.services.lock import locked
from translation.services.wording import tidied


def ask(*, translation: PageTranslation, key: str, about: str, text: str, by: Any) -> SegmentComment:
    """Keep the question; the same one of the same person, still open, is not kept twice.

    Raises `Refused` for whoever does not see the desk, for a text without words, and where the source has changed.
    """
    _require_part(by, translation.language)
    text = tidied(text, empty=_("Write what you want to know."))
    about = SegmentComment.About(about)
    with transaction.atomic():
        row = locked(translation)
        segment = next((one for one in segments_of(row) if one.key == key), None)
        if segment is None:
            raise rights.Refused(_("The source of this text has changed. Ask about the new one."))
        question, _made = SegmentComment.objects.get_or_create(
            page_key=row.page_key,
            key=key,
            language=row.language,
            about=about,
            question=None,
            text=text,
            author=by,
            resolved_at=None,
            defaults={"path": segment.path, "source": segment.source},
        )
    return question


def _require_part(by: Any, language: str) -> None:
    if not rights.sees(by, language):
        raise rights.Refused(_("You have no part in this language."))
