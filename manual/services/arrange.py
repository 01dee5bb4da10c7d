"""Puts chapters and sections in order. Numbers stay; translations follow (`follow_move`), in the same transaction."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from manual import permissions
from manual.models import ChapterPage, SectionPage


def step(*, page: Page, up: bool, by: Any) -> bool:
    """Change places with the page before or after it; whether there was one."""
    siblings = page.get_prev_siblings() if up else page.get_next_siblings()
    beside = siblings.first()
    if beside is None:
        return False
    place(page=page, beside=beside, before=up, by=by)
    return True


def place(*, page: Page, beside: Page, before: bool, by: Any) -> None:
    """Put a chapter beside a chapter, a section beside a section of any chapter.

    Raises PermissionDenied, or ValidationError where it does not go.
    """
    _move(page, beside, "left" if before else "right", beside.get_parent(), by)


def to_chapter(*, section: Page, chapter: Page, by: Any) -> None:
    """Put a section at the end of another chapter. Raises as `place` does."""
    _move(section, chapter, "last-child", chapter, by)


def _move(page: Page, target: Page, position: str, parent: Page, by: Any) -> None:
    if not permissions.may_arrange(by):
        raise PermissionDenied
    page, target = page.specific, target.specific
    fits = type(parent.specific) is type(page.get_parent().specific) and isinstance(page, ChapterPage | SectionPage)
    if not fits or page.locale_id != target.locale_id or page.pk == target.pk:
        raise ValidationError(_("It cannot stand there."))
    if find_available_slug(parent, page.slug, ignore_page_id=page.pk) != page.slug:
        raise ValidationError(_("Another page there has the address “%(slug)s”.") % {"slug": page.slug})
    with transaction.atomic():
        MovePageAction(page, target, pos=position, user=by).execute(skip_permission_checks=True)
