"""Filters that fit the manual's items to the components of the look."""

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.look.navigation import language
from hub.models import ChangeKind
from manual import addresses
from manual.blocks.choices import Role
from manual.queries.law import slug_of
from manual.reading.items import Item, Step

register = template.Library()

DIRECTIVE = re.compile(r"\d{4}/\d+/(EU|EC)")
# A year at the end belongs to the name of the instrument.
ARTICLE = re.compile(r"(?P<instrument>.+) (?P<article>\d{1,3}[a-z]*(\(\w+\))*)")
ROLES = dict(Role.choices)


@register.filter
def stops(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Steps as the component `route` wants them."""
    steps = list(steps)
    after = [*steps[1:], None]
    return [
        {
            "role": step.role,
            "role_label": ROLES.get(step.role, step.role),
            "title": step.title,
            "text": step.text,
            "handover": step.handover,
            "next": following.role if step.handover and following else "",
        }
        for step, following in zip(steps, after, strict=True)
    ]


@register.filter
def points(texts: Iterable[SafeString]) -> list[dict[str, SafeString]]:
    """Items of a checklist as the component wants them."""
    return [{"text": text} for text in texts]


@register.filter
def article_title(key: str) -> str:
    """`2011/36/EU 13(2)` in words; a key without an article is the whole instrument."""
    quoted = ARTICLE.fullmatch(key)
    if quoted is None:
        return _("Directive %(instrument)s") % {"instrument": key} if DIRECTIVE.fullmatch(key) else key
    named = quoted.groupdict()
    if DIRECTIVE.fullmatch(named["instrument"]):
        return _("Directive %(instrument)s, article %(article)s") % named
    return _("%(instrument)s, article %(article)s") % named


@register.filter
def article_url(key: str) -> str:
    return addresses.article(language(), slug_of(key))


@register.filter
def article_slug(key: str) -> str:
    return slug_of(key)


@register.filter
def term_title(item: Item) -> str:
    return item.title or item.concept.replace("-", " ")


@register.filter
def term_url(concept: str) -> str:
    return f"{addresses.glossary(language())}#{concept}"


@register.filter
def kind_word(kind: str) -> str:
    """How much a change matters, in a word."""
    return str(ChangeKind(kind).label)


@register.filter
def change_word(change: str) -> str:
    """`added`, `changed` or `removed` in words."""
    return {"added": _("added"), "changed": _("changed"), "removed": _("removed")}.get(change, change)
