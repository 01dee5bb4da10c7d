"""Carries out the move of a paragraph by the approval of a second person, or gives it back (ADR 0022)."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.models import ChangeStatement
from hub.publishing.services.publish import publish
from manual import permissions
from manual.models import CitableNumber, ParagraphMove, SectionPage
from manual.queries import moving
from manual.queries.moving import Raw
from manual.services.carry_access import carry_access
from manual.services.carry_law_reviews import carry_law_reviews, open_law_reviews_of
from manual.services.number_page import hold_numbers
from manual.services.propose_move import open_move
from manual.services.sentence import sentence
from translation.services.carry_blocks import carry_blocks


def approve_move(*, move: ParagraphMove, by: Any) -> None:
    """Publish both sections, in all languages, and let the number go along, in one transaction.

    Raises PermissionDenied for who proposed it, ValidationError saying what is in the way; then nothing changes.
    """
    with transaction.atomic():
        move = open_move(move)
        if not permissions.may_approve_move(by, move):
            raise PermissionDenied(_("A move is approved by a second person."))
        _lock(move)
        row = CitableNumber.objects.filter(number=move.number, block_id=move.block_id, page_key=move.from_key).first()
        source, target = moving.section(move.from_key), moving.section(move.to_key)
        problem = moving.obstacle(row, target, move.after)
        if problem or row is None or source is None or target is None:
            raise ValidationError(problem)
        moved = moving.group(moving.body(source), move.block_id)
        row.page_key = move.to_key
        row.save(update_fields=["page_key"])
        reviews = open_law_reviews_of(move.from_key, move.to_key)
        _state_changes(move, moved, source, target)
        _publish(target, moving.placed(moving.body(target), moved, move.after), move, by)
        gone = [block["id"] for block in moved]
        _publish(source, [block for block in moving.body(source) if block["id"] not in gone], move, by)
        carry_blocks(blocks=gone, from_key=move.from_key, to_key=move.to_key, field="body", by=by)
        carry_law_reviews(rows=reviews, blocks=gone, from_key=move.from_key, to_key=move.to_key)
        _close(move, ParagraphMove.State.DONE, by, along=gone[1:])
        carry_access()


def decline_move(*, move: ParagraphMove, reason: str, by: Any) -> None:
    """Give it back with a reason. Raises PermissionDenied for who proposed it, ValidationError without a reason."""
    if not permissions.may_approve_move(by, move):
        raise PermissionDenied
    reason = sentence(reason, missing=_("Say why."))
    with transaction.atomic():
        locked = open_move(move)
        locked.reason = reason
        _close(locked, ParagraphMove.State.DECLINED, by)


def _lock(move: ParagraphMove) -> None:
    """The pages before the numbers, as every publication does."""
    pages = Page.objects.filter(translation_key__in=(move.from_key, move.to_key))
    list(pages.select_for_update(of=("self",)).order_by("pk"))
    hold_numbers()


def _state_changes(move: ParagraphMove, moved: Raw, source: SectionPage, target: SectionPage) -> None:
    numbers = dict(
        CitableNumber.objects.filter(page_key__in=(move.from_key, move.to_key), block_id="").values_list(
            "page_key", "number"
        )
    )
    with translation.override(settings.LANGUAGE_CODE):
        note = _("Moved from %(here)s to %(there)s.") % {
            "here": numbers.get(move.from_key, source.title),
            "there": numbers.get(move.to_key, target.title),
        }
    for key in (move.from_key, move.to_key):
        for block in moved:
            ChangeStatement.objects.update_or_create(
                page_key=key,
                language=settings.LANGUAGE_CODE,
                block_id=block["id"],
                defaults={"kind": move.kind, "note": note[:300]},
            )


def _publish(page: SectionPage, blocks: Raw, move: ParagraphMove, by: Any) -> None:
    page.body = blocks
    publish(revision=page.save_revision(user=move.proposed_by, changed=True), by=by)


def _close(move: ParagraphMove, state: str, by: Any, along: list[str] | None = None) -> None:
    move.state, move.decided_by, move.decided_at, move.along = state, by, timezone.now(), along or []
    move.save()
