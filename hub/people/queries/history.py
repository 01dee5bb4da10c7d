"""The history of an organisation's verification, as moderators read it: with names, as far as they are still known."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from hub.people.models.organisation import Organisation
from hub.people.models.user import User
from hub.people.models.verification import VerificationAnswer, VerificationStep

VERIFIED = [VerificationStep.What.VERIFIED, VerificationStep.What.RENEWED]
OTHERWISE = [VerificationStep.What.RENAMED, VerificationStep.What.CHANGED]


@dataclass(frozen=True)
class Step:
    at: datetime
    what: str
    role: str
    person: str
    until: datetime | None
    seen_on: list[tuple[str, date]]


def ever_verified(organisation: Organisation) -> bool:
    """Whether it is or was verified: what it published then stays public after a verification has ended."""
    if organisation.verified_until is not None:
        return True
    told = VerificationStep.objects.filter(organisation=organisation, what__in=VERIFIED)
    return told.exists() or VerificationAnswer.objects.filter(organisation=organisation).exists()


def changed_since_verified(organisation: Organisation) -> bool:
    """Whether its entry is another than the one about which the five questions were answered last."""
    steps = VerificationStep.objects.filter(organisation=organisation)
    last = steps.filter(what__in=VERIFIED).aggregate(last=Max("pk"))["last"] or 0
    return steps.filter(pk__gt=last, what__in=OTHERWISE).exists()


def history_of(organisation: Organisation) -> list[Step]:
    """The newest first. Two queries."""
    rows = list(VerificationStep.objects.filter(organisation=organisation).order_by("-pk"))
    people = {one.key: one for one in User.objects.filter(key__in={row.actor for row in rows}, anonymised_at=None)}
    labels = dict(VerificationAnswer.Question.choices)
    return [
        Step(
            at=row.at,
            what=row.get_what_display(),
            role=row.get_role_display(),
            person=str(people.get(row.actor, "")),
            until=row.until,
            seen_on=[
                (str(labels[question]), date.fromisoformat(day))
                for question, day in row.seen_on.items()
                if question in labels
            ],
        )
        for row in rows
    ]
