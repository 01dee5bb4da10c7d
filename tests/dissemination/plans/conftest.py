"""The manual behind its port, people who are signed in, and a distribution on paper."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client

from dissemination.models import Plan
from dissemination.models.plan import Channel
from dissemination.services.approve_plan import approve_plan
from dissemination.services.make_plan import Audience, Way, make_plan
from hub.models import User
from hub.ports import citable
from tests.dissemination.directory import Manual, edition, person

BASE = "/admin/distribution/"
NEW = f"{BASE}new/"


@pytest.fixture
def manual(monkeypatch: pytest.MonkeyPatch) -> Iterator[Manual]:
    """Editions 1 (English) and 2 (four languages)."""
    behind_the_port = Manual()
    monkeypatch.setattr(citable, "_provider", behind_the_port)
    yield behind_the_port


def signed_in(group: str) -> Client:
    """The same person of a group each time."""
    email = f"{group}@people.example.org"
    user = User.objects.filter(email=email).first() or person(email, group)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def printed(channel: Channel = Channel.PRINT, copies: int = 40, audience: Audience | None = None) -> Plan:
    plan = make_plan(
        edition=edition("2", ["en", "ro", "nl"]),
        audience=audience or Audience(),
        by=User.objects.filter(email="o@example.org").first() or person("o@example.org", "officer"),
        nonce=uuid4(),
        way=Way(channel=channel, copies=copies),
    )
    approve_plan(
        plan=plan, by=User.objects.filter(email="a@example.org").first() or person("a@example.org", "approver")
    )
    return plan
