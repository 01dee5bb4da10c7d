"""A questionnaire as it is approved now, in all its languages, becomes what people answer."""

import hashlib
import json
from uuid import UUID

from django.conf import settings
from django.db import transaction

from hub.publishing.calendar import today
from research.errors import NothingToAskError
from research.models import QuestionnairePage, Version
from research.questionnaire.reading import content_of


def freeze(*, questionnaire: UUID) -> Version:
    """The version to answer: the newest, where it says what the approved pages say, else a new one.

    Raises NothingToAskError where no page of it is public in the source language.
    """
    with transaction.atomic():
        pages = QuestionnairePage.objects.live().filter(translation_key=questionnaire).select_related("locale")
        bodies = {page.locale.language_code: page.questions for page in pages}
        source = bodies.pop(settings.LANGUAGE_CODE, None)
        if not source:
            raise NothingToAskError(questionnaire)
        content = content_of(source, bodies, source_language=settings.LANGUAGE_CODE).as_json()
        sha256 = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        newest = Version.objects.filter(page_key=questionnaire).order_by("-number").first()
        if newest is not None and newest.sha256 == sha256:
            return newest
        return Version.objects.create(
            page_key=questionnaire,
            number=newest.number + 1 if newest else 1,
            content=content,
            sha256=sha256,
            made_on=today(),
        )
