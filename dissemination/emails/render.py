"""Renders the three templates of a mail in the recipient's language; a broken translation gives way to the source."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.conf import settings
from django.template import Context, Engine, TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation

from dissemination.emails.inline import inlined
from dissemination.services.enqueue import Wording

logger = logging.getLogger(__name__)

Values = Mapping[str, Any]
Result = TypeVar("Result")

BROKEN_TRANSLATION = (KeyError, ValueError, TypeError, IndexError)


def render(template: str, context: Values, *, language: str) -> Wording:
    """`<template>.subject.txt`, `.txt` and, where it exists, `.html`."""
    return _in_language(_rendered, template, context, language)


def render_piece(template: str, context: Values, *, language: str) -> tuple[str, str]:
    """`<template>.txt` and `.html` of something that stands in many mails, so that it is rendered once for all."""
    return _in_language(_piece, template, context, language)


def _in_language(how: Callable[[str, Values, str], Result], template: str, context: Values, language: str) -> Result:
    try:
        return how(template, context, language)
    except BROKEN_TRANSLATION:
        if language == settings.LANGUAGE_CODE:
            raise
        logger.exception("The %s translation of %s cannot be used", language, template)
        return how(template, context, settings.LANGUAGE_CODE)


def _piece(template: str, context: Values, language: str) -> tuple[str, str]:
    with translation.override(language):
        values = {**context, "language": language}
        return _plain(f"{template}.txt", values).strip(), render_to_string(f"{template}.html", values)


def _rendered(template: str, context: Values, language: str) -> Wording:
    with translation.override(language):
        values = {**context, "site_url": settings.HUB_PUBLIC_URL, "language": language}
        subject = " ".join(_plain(f"{template}.subject.txt", values).split())
        text = _plain(f"{template}.txt", values).strip() + "\n"
        try:
            html = inlined(render_to_string(f"{template}.html", values))
        except TemplateDoesNotExist as missing:
            if str(missing) != f"{template}.html":
                raise
            html = ""
    return Wording(language=language, subject=subject, text=text, html=html)


def _plain(template: str, values: Mapping[str, Any]) -> str:
    """Text is not markup: nothing in it is escaped."""
    return Engine.get_default().get_template(template).render(Context(dict(values), autoescape=False))
