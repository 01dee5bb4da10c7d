"""Takes a removed paragraph back into its section, as a draft; its tombstone is lifted when that is approved."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from hub.models import Publication
from manual import permissions
from manual.models import SectionPage
from manual.queries import moving
from manual.queries.moving import Raw
from manual.services.tombstones import removed


def restore_paragraph(*, number: str, by: Any) -> SectionPage:
    """Save a draft that holds the paragraph as it was public last, where it stood; returns the section.

    Raises PermissionDenied, or ValidationError saying why it cannot be.
    """
    if not permissions.may_arrange(by):
        raise PermissionDenied
    with transaction.atomic():
        row = removed(number)
        page = moving.section(row.page_key) if row else None
        if row is None or page is None or not row.block_id:
            raise ValidationError(_("Only a paragraph that was removed from a public section is taken back in."))
        Page.objects.select_for_update(of=("self",)).get(pk=page.pk)
        if page.workflow_in_progress:
            raise ValidationError(_("The section is being reviewed. Wait for the verdict first."))
        old = _last_public(page, row.block_id)
        draft = page.get_latest_revision_as_object()
        blocks = moving.body(draft)
        if not old:
            raise ValidationError(_("Its text is kept in the editions alone. Write it again from there."))
        if row.block_id not in {block["id"] for block in blocks}:
            present = {block["id"] for block in blocks}
            back = [block for block in moving.group(old, row.block_id) if block["id"] not in present]
            draft.body = moving.placed(blocks, back, _before(old, row.block_id, present))
            draft.save_revision(user=by, changed=True)
    return page


def _last_public(page: SectionPage, block_id: str) -> Raw:
    """The blocks of the newest published revision that held the block; empty where none is kept."""
    published = Publication.objects.filter(
        page_key=page.translation_key, language=settings.LANGUAGE_CODE, kind=Publication.Kind.PUBLISHED
    )
    kept = Revision.page_revisions.filter(
        pk__in=published.values("revision_id"), object_id=str(page.pk), content__body__icontains=block_id
    )
    revision = kept.order_by("-pk").first()
    return moving.body(revision.as_object()) if revision else []


def _before(old: Raw, block_id: str, present: set[str]) -> str:
    """The nearest block that stood before it and is still there."""
    ids = [block["id"] for block in old]
    return next((one for one in reversed(ids[: ids.index(block_id)]) if one in present), "")
