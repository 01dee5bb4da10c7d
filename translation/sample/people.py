"""Who translates and who reviews the sample."""

from django.conf import settings
from django.contrib.auth.models import Group

from hub.models import User
from hub.people.groups import Role, name_of
from hub.sample.people import make_user


def editor() -> User:
    return User.objects.get(email="editor@example.org")


def second_person() -> User:
    """Whoever approves what the editor wrote."""
    return User.objects.get(email="admin@example.org")


def person(role: Role, language: str) -> User:
    """A translator or reviewer of a language; whom the demo log-ins do not have is made without a password."""
    name = f"{role.value.capitalize()} ({dict(settings.LANGUAGES)[language]})"
    user = make_user(f"{role.value}.{language}@example.org", name, preferred_language=language)
    user.groups.add(Group.objects.get(name=name_of(role, language)))
    return user
