"""Moments of the tests that let time pass, and what was written because it passed."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

import time_machine

from dissemination.models import OutboundMessage
from initiatives.moments import moment, reminder_of

BRUSSELS = "Europe/Brussels"
SPRING = moment(date(2027, 4, 5), None, BRUSSELS)
AUTUMN = moment(date(2027, 11, 8), None, BRUSSELS)
"""The clocks change in the two weeks before each of them."""
ASKED = reminder_of(SPRING, BRUSSELS)
EARLIER = ("initiative-approved", "interest-came")


def at(when: datetime) -> AbstractContextManager[Any]:
    return time_machine.travel(when, tick=False)


def mails() -> list[str]:
    """The kinds of letters that were written because time passed."""
    return list(
        OutboundMessage.objects.order_by("created_at", "kind").exclude(kind__in=EARLIER).values_list("kind", flat=True)
    )
