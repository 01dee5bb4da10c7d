"""The verdict of a second person: approved and published, or returned with reasons."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from translation import rights
from translation.models import Approval, MachineSuggestion, PageTranslation, SegmentAuthor, Step
from translation.queries.approvers import approvers
from translation.queries.sources import timing
from translation.queries.texts import target_page
from translation.services.assign import hold
from translation.services.lock import hold_whole, locked
from translation.services.open_held import open_held
from translation.services.remember import remember
from translation.services.wording import tidied


def approve(*, translation: PageTranslation, by: Any, announced: bool = True, read: int | None = None) -> Approval:
    """Approve the very text that was sent to review. It is public at once, or held until it can open (`open_held`).

    Where its source waits, it waits as long. `read` is the revision that the reviewer had before them: another one that
    was sent meanwhile is not approved.
    Raises `Refused` for whoever wrote any of it, and for whoever belongs to no authority of the language where
    safety-critical text is new or has changed (superusers included), and where the source is not to be public.
    """
    rights.require(by, rights.Action.REVIEW, translation.language)
    with transaction.atomic():
        page = target_page(translation)
        hold_whole(page)
        row = _in_review(translation, read)
        if refusal := approvers(row=row, page=page, user=by).refusal:
            raise rights.Refused(refusal)
        if refusal := timing(row.page_key, row.sent_source_revision_id).refusal:
            raise rights.Refused(refusal)
        approval = Approval.objects.create(
            page_key=row.page_key,
            language=row.language,
            revision_id=row.sent_revision_id,
            source_revision_id=row.sent_source_revision_id,
            hashes=row.sent_hashes,
        )
        remember(approval)
        _close(row, by)
        open_held(page_key=row.page_key, language=row.language, announced=announced, approved_now=True)
    return approval


def return_translation(
    *,
    translation: PageTranslation,
    by: Any,
    note: str,
    reasons: Mapping[str, str] | None = None,
    read: int | None = None,
) -> PageTranslation:
    """Give the translation back with a note, and a reason for each segment (by key) that needs work."""
    rights.require(by, rights.Action.REVIEW, translation.language)
    reasons = {key: tidied(text) for key, text in (reasons or {}).items() if text.strip()}
    note = tidied(note)
    if not note and not reasons:
        raise rights.Refused(_("Say what needs work."))
    with transaction.atomic():
        row = _in_review(translation, read)
        row.state = PageTranslation.State.RETURNED
        row.reviewer = by
        row.save(update_fields=["state", "reviewer"])
        Step.objects.create(translation=row, kind=Step.Kind.RETURNED, by=by, note=note, segments=reasons)
    return row


def _in_review(translation: PageTranslation, read: int | None) -> PageTranslation:
    row = locked(translation)
    if row.state != PageTranslation.State.IN_REVIEW:
        raise rights.Refused(_("This translation is not in review."))
    if read is not None and read != row.sent_revision_id:
        raise rights.Refused(_("The text was sent anew while you read. Read what it says now."))
    return row


def _close(row: PageTranslation, by: Any) -> None:
    row.state = PageTranslation.State.APPROVED
    row.reviewer = by
    row.unopened_revision_id = row.sent_revision_id
    hold(row, None)
    row.save(update_fields=["state", "reviewer", "unopened_revision_id", "holder", "held_since"])
    SegmentAuthor.objects.filter(
        page_key=row.page_key, language=row.language, approved_in=0, at__lte=row.sent_at
    ).update(approved_in=row.sent_revision_id)
    MachineSuggestion.objects.filter(page_key=row.page_key, language=row.language).delete()
    Step.objects.create(translation=row, kind=Step.Kind.APPROVED, by=by)
