"""A later impression of a published edition: completes or corrects a translation, alters nothing earlier."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub import bell
from hub.ports import versions
from hub.ports.tell import tell
from manual import permissions
from manual.models import Edition, FrozenSection, Impression
from manual.queries import editions, snapshot
from manual.queries.snapshot import Text
from manual.reading.items import Item, own_words
from manual.services.freeze_impression import freeze_impression
from manual.services.number_page import hold_numbers
from manual.tasks import build_impression


def add_impression(*, edition: Edition, language: str, by: Any) -> Impression | None:
    """Freeze the approved translations that say the edition's very source text; None where there is nothing new.

    Raises ValidationError for the source language: a change of the source needs a new edition.
    """
    if not permissions.may_prepare(by):
        raise PermissionDenied
    if language == settings.LANGUAGE_CODE:
        raise ValidationError(_("A change of the English text needs a new edition."))
    with transaction.atomic():
        hold_numbers()
        first = editions.impression_of(edition, language=settings.LANGUAGE_CODE, number=1)
        texts = [_text(section) for section in first.sections.all()] if first else []
        own = snapshot.translations(language, texts, on=edition.effective)
        newest = editions.impression_of(edition, language=language)
        if not own or (newest and _same(newest, own)):
            return None
        impression = freeze_impression(
            edition=edition,
            language=language,
            title=snapshot.title(language),
            texts=[own.get(text.key, text) for text in texts],
            by=by.key,
        )
        versions.bump()
        tell("impression_published", key=str(impression), edition=edition.number, language=language)
        bell.ring(build_impression, impression.pk)
    return impression


def _text(section: FrozenSection) -> Text:
    return Text(
        key=section.page_key,
        kind=section.kind,
        number=section.number,
        title=section.title,
        summary=section.summary,
        language=section.text_language,
        items=tuple(Item.from_json(block) for block in section.blocks),
        restricted=section.restricted,
        source_sha256=section.source_sha256,
    )


def _same(newest: Impression, own: dict[Any, Text]) -> bool:
    """Whether the newest impression says just what the translations say now."""
    sections = {section.page_key: section for section in newest.sections.all()}
    translated = {key for key, section in sections.items() if section.text_language == newest.language}
    return translated == set(own) and all(_says(sections[key], text) for key, text in own.items())


def _says(section: FrozenSection, text: Text) -> bool:
    then = [own_words(block) for block in section.blocks]
    now = [own_words(item.as_json()) for item in text.items]
    return (section.title, section.summary, then) == (text.title, text.summary, now)
