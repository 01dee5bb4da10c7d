"""The manual behind its port, and people who are signed in."""

from collections.abc import Iterator

import pytest
from django.test import Client

from hub.models import User
from hub.ports import citable
from tests.dissemination.directory import Manual, person

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
