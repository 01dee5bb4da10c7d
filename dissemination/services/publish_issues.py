"""The public archive: an issue for each weekly and monthly run that is complete, of everything new, once."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from dissemination.models import ContentEvent, DigestIssue, DigestIssueItem, DigestRun
from dissemination.models.subscription import Cadence
from dissemination.periods import first_day
from hub.ports import versions

ARCHIVED = [Cadence.WEEKLY, Cadence.MONTHLY]


def publish_issues() -> int:
    """Returns how many issues were made. Safe to repeat, and at once in several places."""
    known = DigestIssue.objects.filter(cadence=OuterRef("cadence"), period_key=OuterRef("period_key"))
    runs = DigestRun.objects.in_turn().filter(cadence__in=ARCHIVED, completed_at__isnull=False)
    return sum(_publish(run) for run in runs.exclude(Exists(known)).order_by("pk"))


def _publish(run: DigestRun) -> bool:
    """By flag, as digests are: whatever is in no issue of this cadence yet, however old."""
    with transaction.atomic():
        issue, made = DigestIssue.objects.get_or_create(
            cadence=run.cadence,
            period_key=run.period_key,
            defaults={"day": first_day(run.cadence, run.period_key)},
        )
        if not made:
            return False
        placed = DigestIssueItem.objects.filter(cadence=run.cadence, event=OuterRef("pk"))
        ready = ContentEvent.objects.standing().filter(fanned_out_at__isnull=False, held_at__isnull=True)
        events = list(ready.exclude(Exists(placed)).values_list("pk", flat=True))
        rows = [DigestIssueItem(issue=issue, event_id=event, cadence=run.cadence) for event in events]
        DigestIssueItem.objects.bulk_create(rows, ignore_conflicts=True)
        if rows:
            versions.bump()
    return True
