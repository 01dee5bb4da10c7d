"""What an officer may enter of a delivery, and what each means for it."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dissemination.models.event import EventKind
from dissemination.models.plan import Channel

PREFIX = "en:"
"""What the names of entries begin with, among the events of officers."""


class Entered(TextChoices):
    """Names what happened, as an officer knows it."""

    POSTED = "posted", _("Posted")
    HANDED = "handed", _("Handed over in person")
    PORTAL = "portal", _("Put on a portal that the agency reads")
    CAME_BACK = "came_back", _("The post came back")
    CONFIRMED = "confirmed", _("The agency confirmed it, by telephone or in writing")
    ADOPTED = "adopted", _("The agency has adopted it in its procedures")
    DECLINED = "declined", _("The agency says that it is not for it")


@dataclass(frozen=True)
class Meaning:
    """The kind of the event, and the way it went; where none is named, that of the delivery it is entered at."""

    kind: EventKind
    channel: Channel | None = None
    has_copies: bool = False


MEANS = {
    Entered.POSTED: Meaning(EventKind.ACCEPTED, Channel.PRINT, has_copies=True),
    Entered.HANDED: Meaning(EventKind.DELIVERED, Channel.HAND, has_copies=True),
    Entered.PORTAL: Meaning(EventKind.ACCEPTED, Channel.PORTAL),
    Entered.CAME_BACK: Meaning(EventKind.BOUNCED_HARD, Channel.PRINT),
    Entered.CONFIRMED: Meaning(EventKind.ACKNOWLEDGED),
    Entered.ADOPTED: Meaning(EventKind.ADOPTED),
    Entered.DECLINED: Meaning(EventKind.DECLINED),
}
