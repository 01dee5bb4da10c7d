"""Numbers text that was approved for a day to come."""

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Revision

from manual.models import SectionPage
from manual.services.number_page import number_waiting


def number_waiting_text(*, revision_id: int) -> None:
    """Give numbers to the new paragraphs of one approved revision of a source section, in a transaction of its own."""
    with transaction.atomic():
        _number(Revision.objects.filter(pk=revision_id, approved_go_live_at__isnull=False))


def number_all_waiting() -> None:
    """Give numbers to all text that waits, before an edition is frozen. Runs in the caller's transaction."""
    sections = SectionPage.objects.filter(live=True, locale__language_code=settings.LANGUAGE_CODE)
    keys = sections.annotate(key=Cast("pk", CharField())).values("key")
    _number(Revision.page_revisions.filter(approved_go_live_at__isnull=False, object_id__in=keys).order_by("pk"))


def _number(revisions: QuerySet[Revision]) -> None:
    for revision in revisions:
        page = revision.as_object()
        if isinstance(page, SectionPage) and page.locale.language_code == settings.LANGUAGE_CODE:
            number_waiting(page=page)
