"""Those who look after a section hear of readers' reports: one message a day and person, within the hour for contacts.

A report carries the message that told of it, so that none is missed, however late it was committed.
"""

import logging
from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hub.models import User
from hub.ports import notices
from hub.publishing.calendar import BRUSSELS
from manual.emails import letters
from manual.emails.letters import Reported
from manual.models import SectionCare, SectionReport
from manual.queries import care

QUICK = frozenset({SectionReport.Kind.CONTACT})
"""A wrong number does not wait until tomorrow."""

Told = dict[str, set[int]]

logger = logging.getLogger(__name__)


def tell_of_reports(*, at: datetime | None = None) -> int:
    """Idempotent; how many reports people were told of."""
    moment = (at or timezone.now()).astimezone(BRUSSELS)
    day, hour = f"{moment:%Y-%m-%d}", f"{moment:%Y-%m-%dT%H}"
    with transaction.atomic():
        rows = SectionReport.objects.select_for_update(skip_locked=True)
        waiting = list(rows.filter(told_in="", state=SectionReport.State.NEW).order_by("pk"))
        if not waiting:
            return 0
        before = list(SectionReport.objects.filter(told_in__in=(day, hour)))
        cares = care.cares({report.page_key for report in (*waiting, *before)})
        told = _told(before, cares)
        letters_to: dict[tuple[str, int], tuple[User, list[SectionReport]]] = {}
        for report in waiting:
            bucket = hour if report.kind in QUICK else day
            people = care.people_for(report, cares)
            if not people or not told.get(bucket, set()).isdisjoint(person.pk for person in people):
                continue
            report.told_in = bucket
            for person in people:
                letters_to.setdefault((bucket, person.pk), (person, []))[1].append(report)
        told_now = {
            report.pk
            for (bucket, _person), (person, reports) in letters_to.items()
            if _send(person, bucket, reports)
            for report in reports
        }
        chosen = [report for report in waiting if report.pk in told_now]
        SectionReport.objects.bulk_update(chosen, ["told_in"])
    return len(chosen)


def _send(person: User, bucket: str, reports: list[SectionReport]) -> bool:
    """Whether the letter was written. One that fails stops no other; what nobody heard of is tried again."""
    try:
        with transaction.atomic():
            notices.send(letters.reported(to=person, bucket=bucket, reports=_counted(reports)))
    except Exception:
        logger.exception("User %s could not be told of reports", person.pk)
        return False
    return True


def _told(before: list[SectionReport], cares: dict[UUID, SectionCare]) -> Told:
    """Ids of people who had the message of each bucket."""
    told: Told = {}
    for report in before:
        told.setdefault(report.told_in, set()).update(person.pk for person in care.people_for(report, cares))
    return told


def _counted(reports: list[SectionReport]) -> list[Reported]:
    counts = Counter((report.number, report.language) for report in reports)
    return [Reported(number, language, count) for (number, language), count in counts.items()]
