"""What a role, an article of the law and a term are called in the reader's language, wherever they are named."""

import re

from django.utils.translation import gettext as _

from manual.blocks.choices import Role
from manual.reading.item import Item

DIRECTIVE = re.compile(r"\d{4}/\d+/(EU|EC)")
# A year at the end belongs to the name of the instrument.
ARTICLE = re.compile(r"(?P<instrument>.+) (?P<article>\d{1,3}[a-z]*(\(\w+\))*)")
ROLES = dict(Role.choices)


def role_name(role: str) -> str:
    """The role in words; one that is no longer chosen from stands as it was written."""
    return str(ROLES.get(role, role))


def article_title(key: str) -> str:
    """`2011/36/EU 13(2)` in words; a key without an article is the whole instrument."""
    quoted = ARTICLE.fullmatch(key)
    if quoted is None:
        return _("Directive %(instrument)s") % {"instrument": key} if DIRECTIVE.fullmatch(key) else key
    named = quoted.groupdict()
    if DIRECTIVE.fullmatch(named["instrument"]):
        return _("Directive %(instrument)s, article %(article)s") % named
    return _("%(instrument)s, article %(article)s") % named


def term_title(item: Item) -> str:
    return item.title or item.concept.replace("-", " ")
