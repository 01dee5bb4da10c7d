"""Ask once more who got an edition by mail and said nothing: rung by the beat, as often as the plan allows."""

from django.db import transaction
from django.utils import timezone

from dissemination.emails.reminder import reminder
from dissemination.models.plan import Plan
from dissemination.queries.editions import withdrawn_editions
from dissemination.queries.to_remind import due, plans_with_reminders
from dissemination.services.delivery_draft import draft_of
from dissemination.services.enqueue import Wording, enqueue_many

CHUNK = 500


def remind() -> int:
    """Idempotent: the key counts the reminders of a delivery. Returns how many were written.

    Confirmed, declined, bounced, its link withdrawn, its contact gone, or the edition withdrawn: no other follows.
    """
    plans = plans_with_reminders(timezone.now())
    if not plans:
        return 0
    withdrawn = withdrawn_editions()
    return sum(_remind(plan) for plan in plans if plan.edition not in withdrawn)


def _remind(plan: Plan) -> int:
    wordings: dict[str, Wording] = {}
    written = 0
    while True:
        with transaction.atomic():
            drafts = []
            for one in due(plan, timezone.now(), CHUNK):
                language = one.delivery.distribution.language
                if language not in wordings:
                    wordings[language] = reminder(edition=plan.edition, language=language)
                key, wording = f"rm:{one.delivery.pk}:{one.reminded + 1}", wordings[language]
                drafts.append(draft_of(plan, one.delivery, key=key, wording=wording, kind="reminder"))
            new = enqueue_many(drafts)
        written += new
        if not new:  # nothing is due, or another worker is writing the same
            return written
