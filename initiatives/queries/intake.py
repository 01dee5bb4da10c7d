"""Whether an initiative takes new offers: its author may pause them, or say how many may be open at once.

None come to an organisation that is not verified at present.
"""

from enum import StrEnum

from django.db.models import Count, OuterRef, Subquery

from initiatives.models import Initiative, Interest
from initiatives.words import FULL, PAUSED, UNVERIFIED


class Intake(StrEnum):
    TAKES = "takes"
    UNVERIFIED = "unverified"
    PAUSED = "paused"
    FULL = "full"

    @property
    def words(self) -> str:
        """What everybody reads of it."""
        said = {Intake.UNVERIFIED: UNVERIFIED, Intake.PAUSED: PAUSED, Intake.FULL: FULL}
        return str(said.get(self, ""))


def intake_of(initiative: Initiative) -> Intake:
    """Of an initiative that is open; a full one takes offers again by itself once some are answered."""
    return state_of(initiative, waiting=waiting_on(initiative) if initiative.most_open is not None else 0)


def state_of(initiative: Initiative, *, waiting: int) -> Intake:
    """The same where `waiting`, the offers that nobody has answered, were counted with the row."""
    if not initiative.organisation.is_verified:
        return Intake.UNVERIFIED
    if initiative.paused:
        return Intake.PAUSED
    if initiative.most_open is not None and waiting >= initiative.most_open:
        return Intake.FULL
    return Intake.TAKES


def waiting_on(initiative: Initiative) -> int:
    """How many offers nobody has answered yet."""
    return Interest.objects.waiting().filter(seat__initiative=initiative).count()


def waiting_offers() -> Subquery:
    """The same for each row of a list of initiatives, nothing where there is none."""
    waiting = Interest.objects.waiting().filter(seat__initiative=OuterRef("pk")).order_by()
    return Subquery(waiting.values("seat__initiative").annotate(number=Count("pk")).values("number"))
