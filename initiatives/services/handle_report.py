"""A moderator decides about a reported conversation: nothing more, close it, or keep the two organisations apart."""

from django.db import transaction
from django.utils import timezone

from hub.models import User
from hub.ports import notices
from initiatives.emails import talks
from initiatives.errors import RefusedError
from initiatives.models import Interest, Report
from initiatives.queries.people import speakers_for
from initiatives.queries.talks import other_side
from initiatives.services import locked
from initiatives.services.close_ways import close_ways
from initiatives.services.keep_apart import keep_apart
from initiatives.words import HANDLED

Outcome = Report.Outcome


def handle_report(*, report: Report, by: User, outcome: str, note: str) -> Report:
    """Once. Whoever reported hears the outcome, the other side nothing; `note` is for moderators alone."""
    if outcome not in Outcome.values:
        raise RefusedError
    with transaction.atomic():
        interest = locked.interest(report.interest_id)
        row = Report.objects.select_for_update(of=("self",)).select_related("organisation", "person").get(pk=report.pk)
        if row.handled_at is not None:
            raise RefusedError(HANDLED)
        row.outcome, row.note, row.handled_by, row.handled_at = outcome, note, by, timezone.now()
        row.save()
        if outcome == Outcome.APART:  # first: a block takes its lock before it closes ways
            other = other_side(interest, row.organisation)
            keep_apart(organisation=row.organisation, other=other, by=by, by_moderator=True)
        if outcome != Outcome.NOTHING:
            Interest.objects.filter(pk=interest.pk, ended_at=None).update(ended_at=row.handled_at)
            close_ways(interests=Interest.objects.filter(pk=interest.pk))
        for person in speakers_for(row.organisation, first=row.person):
            notices.send(talks.report_handled(report=row, interest=interest, to=person))
    return row
