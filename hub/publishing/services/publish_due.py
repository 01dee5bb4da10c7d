"""Publishes what was approved for a moment that has come, and takes down what has expired."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from hub.publishing.services.hold_sources import hold_sources
from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down

logger = logging.getLogger(__name__)


def publish_due() -> int:
    """Do both; returns how many pages changed. One page that fails is logged and keeps no other from its time."""
    now = timezone.now()
    done = 0
    expired = Page.objects.filter(live=True, expire_at__lt=now).values_list("pk", flat=True)
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk")
    for act, key in [(_take_down, pk) for pk in expired] + [(_publish, pk) for pk in due.values_list("pk", flat=True)]:
        try:
            with transaction.atomic():
                done += act(key, now)
        except Exception:
            logger.exception("%s %s failed; it is tried again with the next tick", act.__name__, key)
    return done


def _take_down(page_id: int, now: datetime) -> bool:
    expired = Page.objects.filter(pk=page_id, live=True, expire_at__lt=now)
    if page := expired.first():
        hold_sources(page)
        page = expired.select_for_update(of=("self",)).first()
    if page is None:
        return False
    take_down(page=page, expired=True)
    return True


def _publish(revision_id: int, now: datetime) -> bool:
    """Publish under the lock of the page, unless another process did it or somebody withdrew it meanwhile."""
    page_id = Revision.objects.values_list("object_id", flat=True).get(pk=revision_id)
    Page.objects.select_for_update(of=("self",)).get(pk=page_id)
    revision = Revision.objects.filter(pk=revision_id, approved_go_live_at__lt=now).first()
    return revision is not None and publish(revision=revision, by=revision.user) is not None
