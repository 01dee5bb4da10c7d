"""Once a week reviewers hear what waits for them; nothing that they may approve, no letter."""

from collections import defaultdict
from datetime import datetime

from django.utils import timezone

from hub.models import User
from hub.publishing.calendar import today
from translation.emails import letters
from translation.models import Told
from translation.queries.matters import NO_PAGE, Item, Matter
from translation.queries.recipients import recipients
from translation.queries.reviews import waiting_reviews
from translation.services.tell import bucket_key, daytime, tell

REVIEW = Told.Kind.REVIEW


def tell_reviewers(*, at: datetime | None = None) -> int:
    """Idempotent: one letter a reviewer and ISO week, by day; how many were written."""
    moment = at or timezone.now()
    if not daytime(moment):
        return 0
    year, number, _weekday = today(moment).isocalendar()
    week = f"{year}-W{number:02}"
    known = recipients()
    waiting: dict[User, list[Item]] = defaultdict(list)
    for review in waiting_reviews():
        for person in known.reviewers(review.language):
            if person.pk not in review.hands:
                waiting[person].append(Item(Matter(REVIEW, NO_PAGE, review.language, week), since=review.since))
    keys = [bucket_key(person, REVIEW, week) for person in waiting]
    had = set(Told.objects.filter(notice__in=keys).values_list("user_id", flat=True))
    return sum(
        tell(person=person, items=items, write=letters.reviews, bucket=week)
        for person, items in waiting.items()
        if person.pk not in had
    )
