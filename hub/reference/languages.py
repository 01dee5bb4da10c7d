"""Languages in which a concept may have words, and who writes and approves them."""

from typing import Any

from django.conf import settings

from hub.people import groups
from hub.people.groups import Group

# The glossary also knows words in languages that the Hub itself does not speak.
ONLY_IN_THE_GLOSSARY = [("de", "Deutsch"), ("fr", "Français")]


def choices() -> list[tuple[str, str]]:
    """Those of the Hub, then the others; once one of these is a language of the Hub it stands among them."""
    spoken = dict(settings.LANGUAGES)
    return [*spoken.items(), *((code, name) for code, name in ONLY_IN_THE_GLOSSARY if code not in spoken)]


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
