"""Readers' reports are forgotten after 180 days, answered or not."""

from datetime import timedelta

from django.utils import timezone

from manual.models import SectionReport

KEPT = timedelta(days=180)


def purge_reports() -> int:
    """Idempotent; how many are gone."""
    gone, _by_model = SectionReport.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()
    return gone
