"""The history of an organisation's verification, as moderators read it: with names, as far as they are still known."""

from dataclasses import dataclass
from datetime import date, datetime

from hub.people.models.organisation import Organisation
from hub.people.models.user import User
from hub.people.models.verification import VerificationAnswer, VerificationStep


@dataclass(frozen=True)
class Step:
    at: datetime
    what: str
    role: str
    person: str
    until: datetime | None
    seen_on: list[tuple[str, date]]


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
