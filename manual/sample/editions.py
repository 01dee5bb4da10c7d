"""The editions of the sample, prepared by the editor and approved by another person."""

from datetime import date

from django.conf import settings

from manual.models import Edition, EditionDraft
from manual.queries import readiness
from manual.sample.pages import editor, make_corrected_text, second_person
from manual.services.add_impression import add_impression
from manual.services.prepare_edition import prepare_edition
from manual.services.publish_edition import publish_edition
from manual.services.submit_edition import submit_edition

FIRST = ("1", "The text of 2011", date(2013, 4, 6))
CORRECTION = ("1.1", "Urgent correction of edition 1", date(2013, 5, 21))
SECOND = ("2", "After Directive (EU) 2024/1712", date(2026, 10, 1))


def make_first_edition() -> None:
    _make(*FIRST)


def make_correction() -> None:
    """Edition 1.1 corrects what edition 1 said by mistake; a sample that has gone on since goes without it."""
    if not Edition.objects.exclude(number=FIRST[0]).exists():
        make_corrected_text()
        _make(*CORRECTION)


def make_second_edition() -> None:
    _make(*SECOND)


def make_translated_impressions() -> None:
    """Edition 2 in the languages whose translations the sample has approved in the meantime."""
    edition = Edition.objects.get(number=SECOND[0])
    for language, _name in settings.LANGUAGES:
        if language != settings.LANGUAGE_CODE and not edition.impressions.filter(language=language).exists():
            add_impression(edition=edition, language=language, by=second_person())


def _make(number: str, title: str, effective: date) -> None:
    if Edition.objects.filter(number=number).exists():
        return
    draft = EditionDraft.objects.filter(number=number).first()
    if draft is None:
        draft = prepare_edition(number=number, title=title, effective=effective, by=editor(), backdated=True)
    if draft.state == EditionDraft.State.DRAFT:
        submit_edition(draft=draft, by=editor())
    publish_edition(draft=draft, by=second_person(), read=readiness.read_now(draft.pk))
