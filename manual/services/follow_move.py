"""What follows when a chapter or section is put elsewhere: its translations go along, its number stays."""

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from manual.models import ChapterPage, Edition, SectionPage
from manual.services.number_afresh import number_afresh
from manual.services.number_page import hold_numbers


def follow_move(*, page: Page) -> int:
    """Put the translations of a moved source page where it stands now; returns how many went.

    One whose new chapter is not in its language, or has another page of that address, stays: it is found by the
    source's tree all the same. Until an edition is published the move numbers all afresh.
    """
    page = page.specific
    if page.locale.language_code != settings.LANGUAGE_CODE or not isinstance(page, ChapterPage | SectionPage):
        return 0
    with transaction.atomic():
        went = sum(_follow(page, translation) for translation in page.get_translations())
        hold_numbers()
        if not Edition.objects.exists():
            number_afresh()
    return went


def _follow(page: Any, translation: Page) -> bool:
    parent = page.get_parent().get_translation_or_none(translation.locale)
    if parent is None:
        return False
    if find_available_slug(parent, translation.slug, ignore_page_id=translation.pk) != translation.slug:
        return False
    before = page.get_prev_siblings().values_list("translation_key", flat=True)
    places = {child.translation_key: child for child in parent.get_children() if child.pk != translation.pk}
    left = next((places[key] for key in before if key in places), None)
    target, pos = (left, "right") if left else (parent, "first-child")
    MovePageAction(translation, target, pos=pos).execute(skip_permission_checks=True)
    return True
