"""The verdict of a second person: approved and published, or returned with reasons."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from hub.publishing import authorship
from hub.publishing.services.publish import publish
from translation import rights
from translation.models import Approval, MachineSuggestion, PageTranslation, SegmentAuthor, SourceText, Step
from translation.queries.sources import was_public
from translation.queries.texts import target_page
from translation.services.assign import hold
from translation.services.lock import locked
from translation.services.remember import remember
from translation.services.wording import tidied


def approve(*, translation: PageTranslation, by: Any, announced: bool = True, read: int | None = None) -> Approval:
    """Approve the very text that was sent to review and publish it; where its source waits, it waits as long.

    `read` is the revision that the reviewer had before them: another one that was sent meanwhile is not approved.
    Raises `Refused` for whoever wrote any of it, superusers included, and while the page above is not public.
    """
    rights.require(by, rights.Action.REVIEW, translation.language)
    with transaction.atomic():
        row = _in_review(translation, read)
        page = target_page(row)
        if authorship.has_part_in(page, by):
            raise rights.Refused(_("You wrote part of this text: somebody else must approve it."))
        _refuse_orphans(page)
        revision = _timed(Revision.objects.get(pk=row.sent_revision_id), row)
        approval = Approval.objects.create(
            page_key=row.page_key,
            language=row.language,
            revision_id=revision.pk,
            source_revision_id=row.sent_source_revision_id,
            hashes=row.sent_hashes,
        )
        publish(revision=revision, by=by, announced=announced)
        remember(approval)
        _close(row, revision, by)
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


def _refuse_orphans(page: Page) -> None:
    parent = page.get_parent()
    if not parent.is_root() and not parent.live:
        raise rights.Refused(
            _("“%(title)s” is above this text and not public in this language yet: approve that first.")
            % {"title": parent.get_admin_display_title()}
        )


def _timed(revision: Revision, row: PageTranslation) -> Revision:
    """The revision, told to go public when its source does: that may have been moved since it was sent."""
    source = SourceText.objects.get(page_key=row.page_key)
    waits = None
    if source.revision_id == row.sent_source_revision_id:
        waits = source.goes_live_at
    elif row.sent_source_revision_id and not was_public(row.page_key, row.sent_source_revision_id):
        raise rights.Refused(_("The source text was replaced before it went public. Translate the new one."))
    if waits is None and not Page.objects.live().filter(pk=source.page_id).exists():
        raise rights.Refused(_("The source text is not public."))
    moment = waits.isoformat() if waits else None
    if revision.content.get("go_live_at") != moment:
        revision.content = {**revision.content, "go_live_at": moment}
        revision.save(update_fields=["content"])
    return revision


def _close(row: PageTranslation, revision: Revision, by: Any) -> None:
    row.state = PageTranslation.State.APPROVED
    row.reviewer = by
    hold(row, None)
    row.save(update_fields=["state", "reviewer", "holder", "held_since"])
    SegmentAuthor.objects.filter(
        page_key=row.page_key, language=row.language, approved_in=0, at__lte=row.sent_at
    ).update(approved_in=revision.pk)
    MachineSuggestion.objects.filter(page_key=row.page_key, language=row.language).delete()
    Step.objects.create(translation=row, kind=Step.Kind.APPROVED, by=by)
