"""Puts chapters and sections in order. Numbers stay; translations follow (`follow_move`), in the same transaction."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from hub.models import AccessRule
from manual import permissions
from manual.models import ChapterPage, SectionPage
from manual.queries.moving import closed_around, opens

LOCK = 7_260_033  # any number that no other advisory lock of the Hub uses


def step(*, page: Page, up: bool, by: Any) -> bool:
    """Change places with the page before or after it; whether there was one."""
    with transaction.atomic():
        _hold_order()
        fresh = Page.objects.get(pk=page.pk)
        beside = (fresh.get_prev_siblings() if up else fresh.get_next_siblings()).first()
        if beside is None:
            return False
        place(page=fresh, beside=beside, before=up, by=by)
    return True


def place(*, page: Page, beside: Page, before: bool, by: Any) -> None:
    """Put a chapter beside a chapter, a section beside a section of any chapter.

    Raises PermissionDenied, or ValidationError where it does not go.
    """
    _move(page, beside, "left" if before else "right", by)


def to_chapter(*, section: Page, chapter: Page, by: Any) -> None:
    """Put a section at the end of another chapter. Raises as `place` does."""
    _move(section, chapter, "last-child", by)


def _move(page: Page, target: Page, position: str, by: Any) -> None:
    if not permissions.may_arrange(by):
        raise PermissionDenied
    with transaction.atomic():
        _hold_order()
        page, target = (Page.objects.get(pk=one.pk).specific for one in (page, target))
        parent = target if position == "last-child" else target.get_parent().specific
        _check(page, target, parent)
        MovePageAction(page, target, pos=position, user=by).execute(skip_permission_checks=True)


def _check(page: Page, target: Page, parent: Page) -> None:
    former = page.get_parent().specific
    fits = type(parent) is type(former) and isinstance(page, ChapterPage | SectionPage)
    if not fits or page.locale_id != target.locale_id or page.pk == target.pk:
        raise ValidationError(_("It cannot stand there."))
    if find_available_slug(parent, page.slug, ignore_page_id=page.pk) != page.slug:
        raise ValidationError(_("Another page there has the address “%(slug)s”.") % {"slug": page.slug})
    if parent.pk != former.pk and not _closes_itself(page) and opens(former.translation_key, parent.translation_key):
        raise ValidationError(closed_around())


def _closes_itself(page: Page) -> bool:
    return AccessRule.objects.filter(page_key=page.translation_key, block_id="").exists()


def _hold_order() -> None:
    """One arrangement at a time: a move goes by the places of pages as they stand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
