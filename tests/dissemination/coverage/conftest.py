"""What agencies hold, written as the projection writes it, and the manual behind the port."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from dissemination.models import Agency, Holding
from hub.ports import citable
from tests.dissemination.directory import Manual

Hold = Callable[..., Holding]


@pytest.fixture(autouse=True)
def manual(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(citable, "_provider", Manual())
    yield


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
