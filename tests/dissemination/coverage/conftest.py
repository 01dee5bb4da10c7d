"""What agencies hold, written as the projection writes it; the manual lies behind the port."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from dissemination.models import Agency, Holding
from tests.dissemination.directory import Manual

Hold = Callable[..., Holding]


@pytest.fixture(autouse=True)
def behind_the_port(manual: Manual) -> None:
    """Every page asks for the editions."""


@pytest.fixture
def hold() -> Hold:
    def make(agency: Agency, edition: str = "2", language: str = "nl", state: str = "sent") -> Holding:
        return Holding.objects.create(
            agency=agency,
            edition=edition,
            language=language,
            impression=1,
            state=state,
            since=datetime(2026, 11, 20, 9, tzinfo=UTC),
            delivery_id=uuid4(),
            known_from="smtp",
        )

    return make
