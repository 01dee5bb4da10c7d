from collections.abc import Iterator

import pytest

from hub.ports import notices


class Letterbox:
    """Keeps what is handed to the port, where a room would write it into the ledger."""

    def __init__(self) -> None:
        self.notices: dict[str, notices.Notice] = {}

    def send(self, notice: notices.Notice) -> None:
        self.notices[notice.key] = notice

    def to(self, address: str) -> list[notices.Notice]:
        return [notice for notice in self.notices.values() if notice.to.address == address]


@pytest.fixture
def letterbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Letterbox]:
    box = Letterbox()
    monkeypatch.setattr(notices, "_provider", box)
    yield box
