"""The line of a page's history that says what was announced of it, and how many have got it by now."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from dissemination.queries.heard import Heard, heard

ANNOUNCED = "dissemination.announced"


class Announced(LogFormatter):
    """Asks once for each line that is shown."""

    label = gettext_lazy("Announce to subscribers")

    def format_message(self, log_entry: Any) -> str:
        event = log_entry.data.get("event", 0)
        found = heard([event]).get(event, Heard())
        return _("Announced to subscribers: %(accepted)d handed over, %(waiting)d waiting, %(failed)d not sent") % {
            "accepted": found.accepted,
            "waiting": found.waiting + found.in_doubt,
            "failed": found.failed,
        }
