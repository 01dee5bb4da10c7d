"""Languages in which a concept may have words, and who writes and approves them."""

from typing import Any

from django.conf import settings

from hub.people import groups
from hub.people.groups import Group

# The glossary also knows words in languages that the Hub itself does not speak.
ONLY_IN_THE_GLOSSARY = [("de", "Deutsch"), ("fr", "Français")]


def choices() -> list[tuple[str, str]]:
    return [*settings.LANGUAGES, *ONLY_IN_THE_GLOSSARY]


def written_by(user: Any) -> frozenset[str]:
    """Languages in which `user` may write words: editors what nobody translates into, the others their own."""
    own = groups.languages_of(user)
    if groups.is_in(user, Group.EDITOR):
        own |= {code for code, _name in choices()} - set(groups.target_languages())
    return own


def approved_by(user: Any) -> frozenset[str]:
    """Languages whose words are approved by being saved by `user`: those of a lead or deputy, and the editors'."""
    led = groups.languages_of(user, *groups.LEADS)
    if groups.is_in(user, Group.EDITOR):
        led |= {code for code, _name in choices()} - set(groups.target_languages())
    return led
