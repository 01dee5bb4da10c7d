"""What somebody has open in this room for one organisation."""

from dataclasses import dataclass

from hub.models import Organisation
from initiatives.models import Initiative, Interest, InterestState, State

ENDED = (State.CLOSED, State.ARCHIVED)
OVER = (InterestState.DECLINED, InterestState.WITHDRAWN)


@dataclass(frozen=True)
class OpenItems:
    initiatives: int
    interests: int

    def __bool__(self) -> bool:
        return bool(self.initiatives or self.interests)


def open_items(organisation: Organisation, person: str) -> OpenItems:
    """Initiatives that are not closed, and offers that are not over, written by the person with this key."""
    written = Initiative.objects.filter(organisation=organisation, author__key=person)
    offered = Interest.objects.filter(organisation=organisation, author__key=person)
    return OpenItems(
        initiatives=written.exclude(state__in=ENDED).count(), interests=offered.exclude(state__in=OVER).count()
    )
