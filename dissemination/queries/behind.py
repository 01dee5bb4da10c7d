"""Agencies that hold an older edition than the newest, which nobody has planned to send them yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from dissemination.models.delivery import HOLDS, LOST
from dissemination.models.directory import Agency
from dissemination.models.holding import Holding
from dissemination.models.plan import Plan
from dissemination.queries.editions import distributable, older_than
from hub.ports import citable

PLANNED = (Plan.State.DRAFT, Plan.State.APPROVED, Plan.State.RUNNING)


@dataclass(frozen=True)
class Behind:
    """The newest edition, how many agencies hold only `older` ones, and the numbers of those."""

    edition: str
    agencies: int
    older: Sequence[str]


def behind() -> Behind | None:
    """None where everybody has the newest, or a plan for it is on its way. Two queries beside the manual's own."""
    editions = citable.get().editions()
    newest = next(iter(distributable(editions)), None)
    if newest is None or Plan.objects.filter(edition=newest.number, state__in=PLANNED).exists():
        return None
    older = older_than(newest.number, editions)
    of_agency = Holding.objects.filter(agency=OuterRef("pk"))
    holders = Agency.objects.valid().filter(Exists(of_agency.filter(edition__in=older, state__in=HOLDS)))
    waiting = holders.exclude(Exists(of_agency.filter(edition=newest.number).exclude(state__in=LOST))).count()
    return Behind(newest.number, waiting, older) if waiting else None
