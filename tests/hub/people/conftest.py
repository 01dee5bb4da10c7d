from collections.abc import Iterator

import pytest

from hub.models import Organisation, User
from hub.ports import notices
from tests.factories import people


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


@pytest.fixture
def owner() -> User:
    return people.user("owner@example.org")


@pytest.fixture
def there(owner: User) -> Organisation:
    return people.organisation(owner=owner, mail_domains=["police.example.org"])


@pytest.fixture
def member(there: Organisation) -> User:
    person = people.user("member@example.org", preferred_language="ro")
    people.join(person, there)
    return person
