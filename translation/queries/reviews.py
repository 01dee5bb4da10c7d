"""What waits for a review, and who had a hand in each text: three queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from wagtail.models import Page, Revision

from translation.models import PageTranslation, SegmentAuthor


@dataclass(frozen=True)
class Waiting:
    """A text in review; `hands` are ids of people who may not approve it, as they wrote of it."""

    language: str
    since: datetime
    hands: frozenset[int]


def waiting_reviews() -> list[Waiting]:
    """All, the one that waits longest first. Whoever has a part is asked as `hub.publishing.authorship` asks it."""
    rows = PageTranslation.objects.filter(state=PageTranslation.State.IN_REVIEW, sent_at__isnull=False)
    rows = rows.defer("sent_hashes").order_by("sent_at")
    hands: dict[tuple[object, str], set[int]] = defaultdict(set)
    keys = {row.page_key for row in rows}
    if not keys:
        return []
    authors = SegmentAuthor.objects.filter(page_key__in=keys, approved_in=0)
    for key, language, user_id in authors.values_list("page_key", "language", "user_id"):
        hands[key, language].add(user_id)
    pages = {
        str(pk): ((key, language), live)
        for pk, key, language, live in Page.objects.filter(translation_key__in=keys).values_list(
            "pk", "translation_key", "locale__language_code", "live_revision_id"
        )
    }
    revisions = Revision.objects.filter(
        Q(object_id__in=pages), base_content_type__app_label="wagtailcore", base_content_type__model="page"
    ).exclude(user=None)
    for object_id, pk, user_id in revisions.values_list("object_id", "pk", "user_id"):
        place, live = pages[object_id]
        if pk > (live or 0):
            hands[place].add(user_id)
    return [
        Waiting(row.language, row.sent_at, frozenset(hands[row.page_key, row.language])) for row in rows if row.sent_at
    ]
