"""Who translates and who reviews the sample."""

from django.conf import settings
from django.contrib.auth.models import Group

from hub.models import Membership, User
from hub.people.groups import Role, name_of
from hub.people.queries.authorities import authorities_of
from hub.sample.people import make_user


def editor() -> User:
    return User.objects.get(email="editor@example.org")


def second_person() -> User:
    """Whoever approves what the editor wrote."""
    return User.objects.get(email="admin@example.org")


def person(role: Role, language: str) -> User:
    """A translator or reviewer of a language; whom the demo log-ins do not have is made without a password.

    Reviewers belong to an authority of the language, where the sample has one.
    """
    name = f"{role.value.capitalize()} ({dict(settings.LANGUAGES)[language]})"
    user = make_user(f"{role.value}.{language}@example.org", name, preferred_language=language)
    user.groups.add(Group.objects.get(name=name_of(role, language)))
    there = authorities_of(language).order_by("name").first()
    if role is Role.REVIEWER and there is not None and not user.memberships.current().exists():
        Membership.objects.create(user=user, organisation=there)
    return user
