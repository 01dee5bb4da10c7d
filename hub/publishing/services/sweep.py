"""Finds live pages whose publication event was lost, by a crash or a way around the service, and writes it."""

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from hub.publishing.models.publication import Publication
from hub.publishing.services.apply_access import apply_access
from hub.publishing.services.publish import record_missed


def sweep_publications() -> int:
    """Record each live revision that no publication names; returns how many were found."""
    known = Publication.objects.filter(
        kind=Publication.Kind.PUBLISHED, page_id=OuterRef("pk"), revision_id=OuterRef("live_revision_id")
    )
    missed = Page.objects.filter(live=True, live_revision__isnull=False, alias_of__isnull=True)
    missed = missed.exclude(Exists(known))
    found = 0
    for page_id in list(missed.values_list("pk", flat=True)):
        with transaction.atomic():
            locked = Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
            if locked is None or not missed.filter(pk=page_id).exists():
                continue
            page = locked.specific
            if page.locale.language_code == settings.LANGUAGE_CODE:
                apply_access(page)
            record_missed(page)
        found += 1
    return found
