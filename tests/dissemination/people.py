"""Browsers of people who have logged in."""

from django.test import Client

from dissemination.models import Agency
from hub.models import Membership, User
from tests.dissemination.directory import person


def signed_in(*groups: str, name: str = "", of: Agency | None = None) -> Client:
    """The same person of these groups each time, another for another name; a member of the organisation of `of`."""
    email = f"{name or '-'.join(groups)}@people.example.org"
    user = User.objects.filter(email=email).first() or person(email, *groups)
    if of:
        Membership.objects.get_or_create(user=user, organisation=of.organisation)
    return browser_of(user)


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
