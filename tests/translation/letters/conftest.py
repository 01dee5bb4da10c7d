"""What the tests of letters share: days at which beats run, and what lies in the ledger."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from dissemination.models import OutboundMessage
from hub.publishing.calendar import BRUSSELS

Letters = Callable[..., list[Any]]


def day(days: int = 1, hour: int = 9) -> datetime:
    """A moment so many days from now, by the clock of Brussels."""
    there = timezone.now().astimezone(BRUSSELS) + timedelta(days=days)
    return there.replace(hour=hour, minute=0, second=0, microsecond=0)


@pytest.fixture
def letters(db: None) -> Letters:
    """Messages of this room in the ledger, oldest first; to one person where one is given."""

    def read(to: Any = None, kind: str = "") -> list[Any]:
        rows = OutboundMessage.objects.filter(kind="service", idempotency_key__startswith=f"no:translation-{kind}")
        if to is not None:
            rows = rows.filter(to_address=to.email)
        return list(rows.select_related("text").order_by("created_at"))

    return read
