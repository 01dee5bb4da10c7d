"""Publishes what was approved for a moment that has come, and takes down what has expired."""

from django.utils import timezone
from wagtail.models import Page, Revision

from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down


def publish_due() -> int:
    """Publish approved revisions whose time has come and take expired pages down; returns how many of both."""
    now = timezone.now()
    done = 0
    for page in Page.objects.filter(live=True, expire_at__lt=now):
        take_down(page=page, expired=True)
        done += 1
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"):
        done += publish(revision=revision, by=revision.user) is not None
    return done
