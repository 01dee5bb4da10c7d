"""Keeps translations that wait for their source from going public without it."""

from datetime import datetime

from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from translation.models import Approval, PageTranslation, SourceText
from translation.queries.sources import was_public


def hold_back(*, source: SourceText, moment: datetime | None) -> int:
    """The waiting text of `source` was moved to `moment`, or given up (None); its translations follow.

    Does nothing once the text is public. Runs in the caller's transaction; returns how many translations followed.
    """
    if was_public(source.page_key, source.revision_id):
        return 0
    approvals = Approval.objects.filter(page_key=source.page_key, source_revision_id=source.revision_id)
    waiting = Revision.objects.filter(pk__in=approvals.values("revision_id"), approved_go_live_at__isnull=False)
    if moment is None:
        given_up = PageTranslation.objects.unopened().filter(unopened_revision_id__in=approvals.values("revision_id"))
        given_up.filter(state=PageTranslation.State.APPROVED).update(state=PageTranslation.State.DRAFT)
        given_up.update(unopened_revision_id=0)
    for revision in waiting:
        revision.content = {**revision.content, "go_live_at": moment.isoformat() if moment else None}
        revision.approved_go_live_at = moment
        revision.save(update_fields=["content", "approved_go_live_at"])
        if moment is None:
            _reopen(revision)
    return len(waiting)


def _reopen(revision: Revision) -> None:
    page = Page.objects.annotate(key=Cast("pk", CharField())).get(key=revision.object_id)
    PageTranslation.objects.filter(
        page_key=page.translation_key, language=page.locale.language_code, state=PageTranslation.State.APPROVED
    ).update(state=PageTranslation.State.DRAFT)
