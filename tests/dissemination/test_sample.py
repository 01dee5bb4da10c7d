"""The sample's directory and distribution, by real SMTP."""

from collections import Counter
from collections.abc import Iterator

import pytest

from dissemination.models import Agency, Contact, Delivery, OutboundMessage, Plan
from dissemination.queries.invariants import broken
from dissemination.sample.directory import make_directory
from dissemination.sample.distribution import make_answers, make_distribution
from hub.ports import citable
from tests.dissemination.directory import Manual, person
from tests.rig.mail import Catcher


@pytest.fixture
def catcher(tmp_path_factory: pytest.TempPathFactory, settings: object) -> Iterator[Catcher]:
    catcher = Catcher(tmp_path_factory.mktemp("mail"))
    catcher.start()
    settings.HUB_SMTP = {**settings.HUB_SMTP, "port": catcher.smtp_port}  # type: ignore[attr-defined]
    yield catcher
    catcher.stop()


@pytest.mark.django_db
def test_agencies_get_the_edition_and_some_cannot(catcher: Catcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citable, "_provider", Manual())
    person("officer@example.org", "officer")
    person("approver@example.org", "approver")
    for _ in range(2):
        make_directory()
        make_distribution()
        make_answers()
    assert Agency.objects.count() == Contact.objects.count() == 63
    assert set(Contact.objects.values_list("email", flat=True).filter(email__endswith=".example.org")) == set(
        Contact.objects.values_list("email", flat=True)
    )
    assert Counter(Delivery.objects.values_list("state", flat=True)) == {
        "sent": 53,
        "bounced": 3,
        "failed": 1,
        "waiting": 2,
        "acknowledged": 1,
        "adopted": 1,
    }
    assert Plan.objects.get().state == "running"
    assert len(catcher.messages()) == OutboundMessage.objects.filter(state="accepted").count() == 55
    assert broken() == []
